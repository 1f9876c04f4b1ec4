"""The public's search page: what may be asked, what is shown, and the sentences for what is wrong."""

from datetime import date
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.makers import make_user
from tests.welfare.makers import make_books, make_contribution
from tests.welfare.statements.makers import load, make_account, write_statement
from welfare.masking.masker import AllowedWords
from welfare.public.line_search import presentation, views
from welfare.reconciliation.models import Match
from welfare.statements.line_search.engine import SearchTooBroadError
from welfare.statements.models.line import StatementLine

PAGE = "/quy-vi-nguoi-ngheo/sao-ke/tim/"
MOVES = [
    (date(2023, 10, 2), "CT1", 500_000, "NGUYEN VAN AN ung ho quy vi nguoi ngheo"),
    (date(2023, 10, 20), "CT2", 500_000, "TRAN THI BICH chuyen khoan 0912345678"),
    (date(2023, 11, 3), "CT3", 2_000_000, "CONG TY TNHH CA PHE MAU ung ho"),
    (date(2023, 11, 5), "CT4", -300_000, "CHI HO TRO XAY NHA QD 12"),
]


@pytest.fixture
def lines(world, tmp_path):
    make_account()
    load(write_statement(tmp_path / "sao-ke.csv", MOVES))


def page(asked: str = "") -> BeautifulSoup:
    response = Client().get(PAGE + asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml").main


def rows(asked: str) -> list[list[str]]:
    return [[cell.get_text(" ", strip=True) for cell in row(["th", "td"])] for row in page(asked).select("tbody tr")]


def errors(asked: str) -> list[str]:
    found = page(asked)
    assert not found.select("table")
    return [error.get_text() for error in found.select(".errorlist li")]


@pytest.mark.usefixtures("lines")
class TestAsking:
    def test_nothing_asked_shows_no_line(self):
        found = page()
        assert not found.select("table")
        assert "Tìm khoản của mình" in found.get_text()

    def test_own_gift_by_name_amount_and_month(self):
        assert rows("?q=an+nguyen&sotien=500.000&thang=10/2023") == [
            ["02/10/2023", "+500.000", "NGUYEN V. A. ung ho quy vi nguoi ngheo", "Dòng 1"]
        ]

    @pytest.mark.parametrize("days", ["tungay=02/10/2023&denngay=02/10/2023", "tungay=2023-10-01&denngay=2023-10-31"])
    def test_own_gift_by_days(self, days):
        assert len(rows(f"?q=nguyen&sotien=500000&{days}")) == 1

    @pytest.mark.parametrize(
        "asked",
        [
            "?q=nguyen+van+an",
            "?q=an",
            "?q=0912345678",
            "?q=nguyen&sotien=500000",
            "?q=nguyen&thang=10/2023",
            "?q=nguyen&tusotien=1&thang=10/2023",
            "?q=nguyen&sotien=500000&tungay=01/10/2023",
            "?q=nguyen&sotien=500000&tungay=01/10/2023&denngay=01/11/2023",
            "?q=cong+ty+tnhh+va+nguyen+van+an",
        ],
    )
    def test_a_person_is_not_found_by_name_alone(self, asked):
        assert "hãy ghi thêm đúng số tiền và ngày hoặc tháng chuyển" in " ".join(errors(asked))

    @pytest.mark.parametrize(("asked", "found"), [("ung+ho", 2), ("cong+ty+tnhh+ca+phe+mau", 1), ("chuyen+khoan", 1)])
    def test_public_words_need_nothing_else(self, asked, found):
        assert len(rows(f"?q={asked}")) == found

    def test_public_words_do_not_find_a_hidden_name(self, tmp_path):
        """Thiện Tai is a name, and "thiên tai" a calamity: who asks for this learns nothing of that."""
        moves = [
            (date(2023, 10, 5), "CT7", 700_000, "LE NGUYEN THIEN TAI ung ho"),
            (date(2023, 10, 6), "CT8", 700_000, "khac phuc thien tai"),
        ]
        load(write_statement(tmp_path / "thien-tai.csv", moves))
        assert [row[0] for row in rows("?q=thien+tai")] == ["06/10/2023"]
        assert "1 dòng, mới nhất trước." in page("?q=thien+tai").get_text()
        assert "Không tìm thấy khoản nào" in page("?q=thien+tai&tungay=05/10/2023&denngay=05/10/2023").get_text()
        assert len(rows("?q=thien+tai&sotien=700000&tungay=05/10/2023&denngay=05/10/2023")) == 1, "one's own gift"

    def test_amounts_and_days_without_words(self):
        assert [row[1] for row in rows("?tusotien=1+triệu")] == ["+2.000.000"]
        assert [row[1] for row in rows("?thang=11/2023")] == ["−300.000", "+2.000.000"]

    @pytest.mark.parametrize(
        "month",
        [
            "11/2023",
            "2023-11",
            "11 / 2023",
            "tháng 11/2023",
            "Tháng 11 năm 2023",
            "T11/2023",
            "23/11/2023",
            "2023-11-23",
        ]
        + ["ngày 23 tháng 11 năm 2023", "23.11.2023", "2023/11"],
    )
    def test_a_month_is_read_as_people_write_it(self, month):
        assert rows("?" + urlencode({"thang": month})) == rows("?thang=11/2023")

    @pytest.mark.parametrize(
        "month", ["11/23", "tháng 11", "2023", "11/2023 12/2023", "111/2023", "1 1/2023", "23/11/2023/1"]
    )
    def test_what_may_be_another_month_is_refused(self, month):
        assert errors("?" + urlencode({"thang": month})) == ["Hãy ghi tháng như 10/2024."]

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            ("?thang=13/2023", "Hãy ghi tháng như 10/2024."),
            ("?thang=abc", "Hãy ghi tháng như 10/2024."),
            ("?sotien=abc", "Không hiểu số tiền “abc”. Ví dụ: 2.400.000.000 hoặc 2,4 tỷ."),
            ("?tungay=30/02/2023", "Ngày không có trong lịch. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023."),
            ("?tungay=02/02/2023&denngay=01/02/2023", "Ngày cuối phải từ ngày đầu trở đi."),
            ("?thang=10/2023&tungay=01/02/2023", "Hãy chọn tháng hoặc chọn ngày, không chọn cả hai."),
            ("?sotien=1&tusotien=2", "Hãy ghi đúng số tiền hoặc từ số tiền, không ghi cả hai."),
            ("?q=!!!", "Hãy ghi ít nhất một từ có chữ cái hoặc chữ số."),
            ("?q=a+b+c+d+e+f+g+h+i", "Hãy ghi nhiều nhất 8 từ."),
            (f"?q={'a' * 45}", "Mỗi từ dài nhất 39 chữ."),
        ],
    )
    def test_wrong_input_has_a_sentence(self, asked, sentence):
        assert errors(asked) == [sentence]

    @pytest.mark.parametrize("after", ["x", "2023-13-01.5", "2023-10-01", "2023-10-01.", "0000-00-00.1"])
    def test_no_such_page(self, after):
        assert Client().get(f"{PAGE}?q=ung+ho&sau={after}").status_code == 404

    @pytest.mark.parametrize(
        "asked",
        ["?q=%27%3B--", "?q=a%26b", "?q=:*", "?q=(a|b)", "?sau=2023-10-01.999999999999999999&q=ung+ho"],
    )
    def test_odd_signs_do_no_harm(self, asked):
        assert Client().get(PAGE + asked).status_code == 200

    def test_nothing_found(self):
        assert "Không tìm thấy khoản nào phù hợp." in page("?sotien=123").get_text()

    def test_too_broad(self, monkeypatch, settings):
        def slow(*_, seconds, **__):
            assert seconds == 2
            raise SearchTooBroadError

        settings.SEARCH_SECONDS = 2
        monkeypatch.setattr(views, "find", slow)
        assert "Câu hỏi quá rộng" in page("?q=ung+ho").get_text()

    def test_not_for_machines(self):
        header = BeautifulSoup(Client().get(PAGE).content, "lxml").head
        assert "noindex" in header.find("meta", {"name": "robots"})["content"]
        assert f"Disallow: {PAGE}" in Client().get("/robots.txt").content.decode()

    def test_queries(self):
        with CaptureQueriesContext(connection) as queries:
            page("?q=ung+ho")
        asked = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]
        assert len(asked) <= 14, asked


def test_memo_and_other_side_make_no_long_run_together():
    line = StatementLine(memo="ung ho nam 2023", counterparty="2024 ung ho")
    assert presentation.masked_memo(line, AllowedWords()) == "ung ho nam … ung ho"


@pytest.mark.usefixtures("world")
class TestShowing:
    def test_pages(self, tmp_path):
        make_account()
        load(
            write_statement(
                tmp_path / "sao-ke.csv",
                [(date(2023, 1, 1), f"C{position}", 10_000 + position, "ung ho") for position in range(120)],
            )
        )
        first = page("?q=ung+ho")
        assert "120 dòng" in first.select_one("[role=status]").get_text()
        seen, found = [], first
        while found:
            seen += [row.select_one("td.number").get_text() for row in found.select("tbody tr")]
            following = found.find("a", rel="next")
            found = page(following["href"]) if following else None
        assert seen == [f"+{10_000 + position:,}".replace(",", ".") for position in reversed(range(120))]

    def test_other_funds_are_not_public(self, tmp_path):
        account = make_account()
        load(write_statement(tmp_path / "sao-ke.csv", MOVES))
        account.fund.is_main = False
        account.fund.save()
        assert rows("?q=ung+ho") == []

    def test_name_of_a_giver_who_agreed(self, world, tmp_path):
        account = make_account()
        load(write_statement(tmp_path / "sao-ke.csv", MOVES))
        maker, confirmer = make_user("mot"), make_user("hai")
        gift = make_contribution(
            make_books(fund=account.fund), world.north, 500_000, by=maker, confirmed_by=confirmer,
            donor_name="Nguyễn Văn An", donor_kind="person", publish_name=True,
        )  # fmt: skip
        line = StatementLine.objects.get(memo__startswith="NGUYEN")
        Match.objects.create(line=line, amount=line.credit, contribution=gift, decider="person", decided_by=maker)
        assert rows("?q=nguyen&sotien=500000&thang=10/2023")[0][2] == "NGUYEN VAN AN ung ho quy vi nguoi ngheo"
