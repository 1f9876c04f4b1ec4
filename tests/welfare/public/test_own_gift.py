"""One's own gift: all three must be right; line, receipt and donor roll answer together; nobody is told of others."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.welfare.makers import make_books, make_contribution, make_pair
from tests.welfare.statements.makers import load, make_account, write_statement
from welfare.reconciliation.models import Match
from welfare.statements.models.line import StatementLine

PAGE = "/quy-vi-nguoi-ngheo/tim-khoan/"
MOVES = [
    (date(2023, 12, 23), "CT1", 3_000_000, "NGUYEN THI DU ung ho quy vi nguoi ngheo"),
    (date(2023, 12, 24), "CT2", 3_000_000, "TRAN VAN BE ung ho"),
    (date(2023, 12, 25), "CT3", -3_000_000, "CHI CHO NGUYEN THI DU"),
]


@pytest.fixture
def persons():
    maker, confirmer = make_pair()
    return {"by": maker, "confirmed_by": confirmer}


@pytest.fixture
def books(world, tmp_path):
    account = make_account()
    books = make_books(fund=account.fund)
    load(write_statement(tmp_path / "sao-ke.csv", MOVES))
    return books


def page(**asked) -> BeautifulSoup:
    response = Client().get(PAGE, asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml").main


def heading(**asked) -> str:
    return page(**asked).h1.text


@pytest.mark.usefixtures("books")
class TestFinding:
    @pytest.mark.parametrize("name", ["nguyen thi du", "Nguyễn Thị Du", "DU nguyen"])
    def test_name_amount_and_month(self, name):
        found = page(q=name, sotien="3.000.000", thang="12/2023")
        assert found.h1.text == "Đã tìm thấy 1 khoản"
        assert "Thứ Bảy, 23/12/2023" in found.text
        assert "THI DU" not in found.select_one(".own-gift-found").text
        assert "ba triệu đồng" in found.text.lower()

    @pytest.mark.parametrize(
        "wrong", [{"q": "nguyen thi dung"}, {"sotien": "3.000.001"}, {"thang": "11/2023"}, {"thang": "12/2022"}]
    )
    def test_one_of_three_wrong_finds_nothing(self, wrong):
        right = {"q": "nguyen thi du", "sotien": "3 triệu", "thang": "12/2023"}
        assert heading(**right | wrong) == "Không tìm thấy khoản nào phù hợp"

    @pytest.mark.parametrize("left_out", ["q", "sotien", "thang"])
    def test_one_of_three_left_out_asks_for_it(self, left_out):
        right = {"q": "nguyen thi du", "sotien": "3 triệu", "thang": "12/2023"}
        found = page(**right | {left_out: ""})
        assert len(found.select(".errorlist li")) == 1
        assert not found.select(".own-gift-found")

    def test_the_line_leads_to_its_receipt(self, books, world, persons):
        entry = make_contribution(books, world.north, 3_000_000, **persons)
        line = StatementLine.objects.get(memo__startswith="NGUYEN")
        Match.objects.create(
            line=line, contribution=entry, amount=line.credit, decider="person", decided_by=persons["by"]
        )
        found = page(q="nguyen thi du", sotien="3.000.000", thang="12/2023")
        assert found.select_one(".own-gift-ways a")["href"] == entry.get_absolute_url()
        assert [badge.text for badge in found.select(".badge")] == ["Có trong sao kê, khớp phiếu thu"]

    def test_cash_of_who_agreed_is_found_by_the_roll(self, books, world, persons):
        given = {"date": date(2023, 12, 5), "donor_name": "Lê Văn Tám", "donor_kind": "person", "channel": "cash"}
        entry = make_contribution(books, world.north, 500_000, publish_name=True, **given, **persons)
        make_contribution(books, world.north, 500_000, publish_name=False, **given, **persons)
        found = page(q="le van tam", sotien="500000", thang="12/2023")
        assert found.h1.text == "Đã tìm thấy 1 khoản"
        assert found.select_one(".own-gift-ways a")["href"] == entry.get_absolute_url()

    @pytest.mark.parametrize(
        "asked", [{"q": "("}, {"q": "a" * 300}, {"sotien": "abc"}, {"thang": "99/9999"}, {"sotien": "9" * 40}]
    )
    def test_hostile_words_get_a_sentence(self, asked):
        right = {"q": "nguyen thi du", "sotien": "3 triệu", "thang": "12/2023"}
        assert page(**right | asked).select(".errorlist li")
