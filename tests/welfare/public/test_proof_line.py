"""The one line of the home page and the fund's page: how far statements are proven, whether the year is published."""

import pytest
from bs4 import BeautifulSoup

from frontportal.yearly.models.edition import Edition
from welfare.public.templatetags.welfare import proof_badge
from welfare.statements.models.statement import Statement


@pytest.mark.parametrize(
    ("counts", "words", "tone"),
    [
        ((1104, 1104, 0, 0, 0), "Đã đối soát đủ 1.104/1.104 dòng sao kê", "good"),
        ((1104, 1098, 0, 1, 0), "Đã đối soát 1.098/1.104 dòng sao kê, còn 6", "wait"),
        ((10, 10, 0, 1, 0), "Đã đối soát 10/10 dòng sao kê", "wait"),
        ((10, 4, 1, 1, 0), "Sao kê có chênh lệch: đối soát được 4/10 dòng", "bad"),
        ((10, 10, 0, 0, 1), "Sao kê đủ 10 dòng", "plain"),
    ],
)
def test_the_badge_says_no_more_than_is_proven(counts, words, tone):
    names = ("rows", "proven", "broken", "unproven", "rows_only")
    assert proof_badge(**dict(zip(names, counts, strict=True))) == {"text": words, "tone": tone}


@pytest.mark.usefixtures("visit")
class TestPages:
    @pytest.mark.parametrize("path", ["/", "/quy-vi-nguoi-ngheo/2023/"])
    def test_name_the_lines_and_the_hash(self, client, path):
        line = BeautifulSoup(client.get(path).content, "lxml").select_one(".proof-line")
        edition = Edition.objects.of_year(2023).first()
        proven = sum(each.proven_rows for each in Statement.objects.public().touching(2023))
        assert f"{proven:,}".replace(",", ".") in line.select_one(".badge").text
        assert line.code.text == f"{edition.sha256[:8]}…"
        assert line.find("a", string="Cách đối soát")["href"] == "/quy-vi-nguoi-ngheo/2023/sao-ke/"


@pytest.mark.django_db
def test_an_empty_portal_has_no_such_line(client):
    assert "proof-line" not in client.get("/").content.decode()
