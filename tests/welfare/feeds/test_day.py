"""A day of calls, in disorder and with strangers among them, then the day's statement: pages, figures, staff lists."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontportal.yearly.figures import registry
from tests.makers import make_user, todos
from tests.welfare.feeds.makers import NUMBER, SECRET, as_body, make_feed, post, sepay, signed
from tests.welfare.makers import MILLION, make_appeal, make_books, make_contribution, make_disbursement
from welfare.feeds.models.call import FeedCall
from welfare.feeds.models.provisional import ProvisionalLine
from welfare.funds.models.fund import Fund
from welfare.reconciliation.models import Match
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement

YEAR = 2024
PAGE = f"/quy-vi-nguoi-ngheo/{YEAR}/"
LIST = f"{PAGE}tam-ghi/"
OPENING = 10 * MILLION
PRIVATE = ("MAU", "0912345678", "19033445566018", "VI DU HAI", NUMBER, "9988776655", SECRET)
MEMOS = (
    (500_000, "NGUYEN VAN MAU 0912345678 ung ho nguoi ngheo"),
    (1_000_000, "LULUT24 TRAN THI MAU UNG HO QUY"),
    (-300_000, "Chi ho tro ho ngheo Xa A"),
    (-11_000, "Thu phi chuyen tien"),
    (2_000_000, "Bac Mau ung ho CT tu 19033445566018 NGUYEN VI DU HAI toi 9988776655"),
    (150_000, "<b>Le Van Mau</b> chuyen tien"),
)  # fmt: skip


@pytest.fixture
def books(db, world):
    """Books with entries of both kinds, so that figures are not all nought."""
    maker, confirmer = make_user("lap"), make_user("xac-nhan")
    fund = Fund.objects.create(slug="quy-mau", name="Quỹ mẫu", is_main=True)
    for year in (YEAR - 1, YEAR):
        books = make_books(year, fund=fund, opening=OPENING, target=90 * MILLION)
        make_contribution(books, world.north, 7 * MILLION, by=maker, confirmed_by=confirmer)
        make_disbursement(books, world.south, 3 * MILLION, by=maker, confirmed_by=confirmer)
    make_appeal(
        books,
        "LULUT24",
        opened_on=date(YEAR, 9, 1),
        state="published",
        published_at=timezone.now(),
        title="Lũ lụt 2024",
    )
    return books


def calls() -> list[dict]:
    balance, made = OPENING, []
    for number, (amount, memo) in enumerate(MEMOS, start=1):
        balance += amount
        made.append(sepay(number, amount, balance, memo))
    return made


def figures() -> dict:
    return {
        (slug, year): (figure.value(year), figure.plan_value(year) if hasattr(figure, "plan_value") else None)
        for slug, figure in registry.items()
        for year in (YEAR - 1, YEAR)
    }


def files() -> list[str]:
    """The year's data as files, without the moment of writing."""
    found = json.loads(Client().get(f"{PAGE}so-lieu.json").content)
    found.pop("created", None), found.pop("generated_at", None)
    names = ("thu-chi", "theo-thang", "theo-muc-dich", "theo-xa", "ung-ho", "chi")
    return [
        json.dumps(found, ensure_ascii=False),
        *(Client().get(f"{PAGE}{name}.csv").content.decode() for name in names),
    ]


def text(path: str = PAGE) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode()


def play_the_day(feed) -> None:
    """Each call twice and out of order; between them a wrong secret, a changed body, a stale call, another's account."""
    day = calls()
    for position in (3, 0, 5, 0, 1, 4, 2, 3, 5, 1, 2, 4):
        assert post(feed, day[position]).status_code == 200
    foreign = sepay(77, 9_000_000, 99_000_000, "UNG HO SAI TAI KHOAN", accountNumber="5550001119998")
    body, stale = as_body(foreign), timezone.now().timestamp() - 900
    assert post(feed, body, headers=signed(body, secret="sai")).status_code == 401
    assert post(feed, body.replace(b"9000000", b"9900000"), headers=signed(body)).status_code == 401
    assert post(feed, body, headers=signed(body, at=stale)).status_code == 401
    assert post(feed, foreign).status_code == 200


def write_day(path: Path, moves) -> Path:
    """The bank's CSV of the day, which writes memos and numbers in its own way."""
    balance, rows = OPENING, []
    for number, (amount, memo) in enumerate(moves, start=1):
        balance += amount
        rows.append(
            [
                "01/10/2024",
                f"FT2427500{number:04}",
                max(-amount, 0) or "",
                max(amount, 0) or "",
                balance,
                f"{memo}-011024",
            ]
        )
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [[f"Số tài khoản: {NUMBER}"], [f"Số dư đầu kỳ: {OPENING}"],
             ["Ngày giao dịch", "Số chứng từ", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"], *rows]
        )  # fmt: skip
    return path


def test_a_day_and_its_statement(books, world, tmp_path, capsys, caplog):
    feed = make_feed()
    before, files_before = figures(), files()
    assert "tam-ghi" not in text()

    play_the_day(feed)
    assert ProvisionalLine.objects.count() == 6
    assert sorted(FeedCall.objects.values_list("state", flat=True)) == (
        ["doubtful"] + ["refused"] * 3 + ["repeated"] * 6 + ["stored"] * 6
    )

    # Shown at once: money in, masked, the goals that codes name; nothing of it in any figure or file.
    shown = text()
    assert "Tạm ghi, chờ sao kê" in shown and "4 dòng tạm ghi" in shown
    assert [amount in shown for amount in ("+500.000", "+1.000.000", "+2.000.000", "+150.000")] == [True] * 4
    assert [amount in shown for amount in ("300.000", "11.000", "+9.000.000", "3.650.000")] == [
        "300.000" in text(f"/quy-vi-nguoi-ngheo/{YEAR - 1}/"), False, False, False,
    ]  # fmt: skip
    assert "Lũ lụt 2024" in shown and str(world.north) in shown
    goals = {line.external_id: (line.appeal and line.appeal.code, line.unit) for line in ProvisionalLine.objects.all()}
    assert goals == {
        "1001": (None, None), "1002": ("LULUT24", None), "1003": (None, None), "1004": (None, None),
        "1005": (None, world.north), "1006": (None, None),
    }  # fmt: skip
    assert (figures(), files()) == (before, files_before)
    assert [word for word in PRIVATE for page in (shown, text(LIST)) if word in page] == []
    assert "tam-ghi" not in text(f"/quy-vi-nguoi-ngheo/{YEAR - 1}/")

    # Staff see what wants to be seen.
    accountant = make_user("ke-toan", group="Kế toán")
    told = {todo.label: todo.count for todo in todos(accountant)}
    assert told["Dòng tạm ghi chưa thấy trong sao kê quá 7 ngày"] == 6
    assert told["Lời gọi của nguồn báo có cần xem"] == 4

    # The statement: one line never came, one has another amount.
    moves = [*MEMOS[:4], (1_900_000, MEMOS[4][1])]
    path = write_day(tmp_path / "sao-ke.csv", moves)
    call_command("import_statement", str(path), "--account", NUMBER, stdout=StringIO())
    statement = Statement.objects.get()
    assert (statement.new, StatementLine.objects.count()) == (5, 5)
    states = dict(ProvisionalLine.objects.with_state().values_list("external_id", "state"))
    assert states == {
        "1001": "confirmed", "1002": "confirmed", "1003": "confirmed", "1004": "confirmed", "1005": "differs",
        "1006": "missing",
    }  # fmt: skip
    shown = text()
    assert "1 dòng tạm ghi" in shown and "+150.000" in shown and "+500.000" not in shown
    told = {todo.label: todo.count for todo in todos(accountant)}
    assert told["Dòng tạm ghi không thấy trong sao kê đã nhập"] == 1
    assert told["Dòng tạm ghi khác với sao kê"] == 1
    assert told["Dòng tạm ghi chưa thấy trong sao kê quá 7 ngày"] == 1
    # The same rule decides about both: what the feed's line was for, the statement's line is matched to.
    matched = Match.objects.standing().values_list("line__credit", "appeal__code", "unit")
    assert sorted(matched) == [(1_000_000, "LULUT24", None), (1_900_000, None, world.north.pk)]
    assert (figures(), files()) == (before, files_before)
    assert [word for word in PRIVATE if word in caplog.text or word in capsys.readouterr().err] == []


def test_pages_ask_little(books, world):
    text()  # what the process keeps is there afterwards
    with CaptureQueriesContext(connection) as empty:
        text()
    feed = make_feed()
    for number in range(1, 26):
        post(feed, sepay(number, 1_000 * number, 0, f"ung ho {number} Bac Mau"))
    with CaptureQueriesContext(connection) as full:
        shown = text()
    assert "25 dòng tạm ghi" in shown and LIST in shown
    assert len(full) - len(empty) <= 4
    with CaptureQueriesContext(connection) as queries:
        assert text(LIST).count("<tr") == 26
    assert len(queries) <= 12


def test_lines_of_a_year_without_books_stand_on_the_newest_page(books):
    feed = make_feed()
    post(feed, sepay(1, 500_000, 0, "ung ho", transactionDate="2025-02-01 08:00:00"))
    post(feed, sepay(2, 700_000, 0, "ung ho", transactionDate="2023-02-01 08:00:00"))
    assert ["+500.000" in text(), "+700.000" in text()] == [True, False]
    before = text(f"/quy-vi-nguoi-ngheo/{YEAR - 1}/")
    assert ["+500.000" in before, "+700.000" in before] == [False, True]


def test_another_fund_s_lines_are_on_no_page(books):
    from tests.welfare.statements.makers import make_account

    other = Fund.objects.create(slug="quy-khac", name="Quỹ khác")
    feed = make_feed(make_account("4440001112223", fund=other))
    post(feed, sepay(1, 500_000, 0, "ung ho LULUT24", accountNumber="4440001112223"))
    line = ProvisionalLine.objects.get()
    assert (line.appeal, "tam-ghi" in text()) == (None, False)


def test_an_appeal_that_is_no_longer_public_is_not_named(books):
    post(make_feed(), sepay(1, 500_000, 0, "LULUT24 ung ho"))
    assert "Lũ lụt 2024" in text(LIST)
    ProvisionalLine.objects.get().appeal.__class__.objects.update(state="draft")
    assert "Lũ lụt 2024" not in text(LIST)
