"""What became of a transfer, told by a column that we know or by one that we do not."""

# ruff: noqa: E731 - a table is a function of its rows

import pytest

from tests.welfare.bankfiles.transactions.tables import FORMS, MOVED, dotted, refusal, table, taken
from tests.welfare.bankfiles.variations import as_csv


@FORMS
@pytest.mark.parametrize(
    "status", ["Đã huỷ", "Thất bại", "Chờ duyệt", "Failed", "Cancelled", "PDNG", "Không thành công"]
)
def test_transfer_that_did_not_happen_is_named_and_moves_nothing(write, status):
    cells = lambda day, out, into, _, memo: [
        day,
        dotted(out),
        dotted(into),
        status if into == 500_000 else "Thành công",
        memo,
    ]
    moved, reading, _ = taken(write(table("Ngày|Ghi nợ|Ghi có|Trạng thái|Nội dung", cells)))
    assert moved == MOVED[1:]
    assert [(one.code, one.moved) for one in reading.rejected] == [
        ("not_booked", 0)
    ] and f"“{status}”" in reading.rejected[0].reason


def test_column_without_a_known_header_that_holds_statuses():
    cells = lambda day, out, into, _, memo: [
        day,
        dotted(out),
        dotted(into),
        memo,
        "Đã hủy" if into == 500_000 else "Thành công",
    ]
    assert taken(as_csv(table("Ngày|Ghi nợ|Ghi có|Nội dung|KQGD", cells)))[0] == MOVED[1:]


def many(last: str) -> list[list]:
    """More rows than are looked at before the first is read; the last one says something in a column that we don't know."""
    rows = [
        [
            "01/10/2024",
            "",
            "50.000",
            f"ung ho {number}",
            last if number == 99 else "Thành công" if "h" in last else "VND",
        ]
        for number in range(100)
    ]
    return [["Ngày", "Ghi nợ", "Ghi có", "Nội dung", "Thêm"], *rows]


@pytest.mark.parametrize(("last", "code"), [("Đã huỷ", "not_booked"), ("USD", "unreadable")])
def test_column_that_we_do_not_know_may_hold_statuses_or_currencies(last, code):
    _, reading, rows = taken(as_csv(many(last)))
    assert (len(rows), [one.code for one in reading.rejected]) == (99, [code])


def test_status_that_turns_up_late_refuses_the_file():
    lines = [[*line[:-1], ""] if number and number < 100 else line for number, line in enumerate(many("Đã huỷ"))]
    found = refusal(as_csv(lines))
    assert found.code == "status" and "“Thêm”" in found.message and "“Đã huỷ”" in found.message


@FORMS
@pytest.mark.parametrize("header", ["Trạng thái", "KQ", "Kết quả GD", "Đã xong", "Ghi chú"])
@pytest.mark.parametrize(("done", "undone"), [("✓", "✗"), ("✔ Thành công", "✘ Thất bại"), ("√", "✕"), ("OK", "✖")])
def test_a_mark_says_what_became_of_a_transfer(write, header, done, undone):
    rows = table(
        f"Ngày|{header}|Tiền ra|Tiền vào|Nội dung",
        lambda day, out, into, _, memo: [day, undone if out == 300_000 else done, dotted(out), dotted(into), memo],
    )
    moved, reading, _ = taken(write(rows))
    assert (moved, len(reading.rejected)) == ([500_000, 2_000_000, -11_000], 1)


@FORMS
def test_a_status_left_blank_where_others_are_said_makes_the_row_doubtful(write):
    cells = lambda day, out, into, _, memo: [day, "" if out else "Thành công", dotted(out), dotted(into), memo]
    moved, reading, _ = taken(write(table("Ngày|Trạng thái|Ghi nợ|Ghi có|Nội dung", cells)))
    assert moved == [500_000, 2_000_000]
    assert ["không ghi trạng thái" in one.reason for one in reading.rejected] == [True, True]


def test_statuses_left_blank_before_any_is_said_refuse_the_file():
    cells = lambda day, out, into, _, memo: [
        day,
        "Thành công" if into == 2_000_000 else "",
        dotted(out),
        dotted(into),
        memo,
    ]
    assert refusal(as_csv(table("Ngày|Trạng thái|Ghi nợ|Ghi có|Nội dung", cells))).code == "status"


@FORMS
@pytest.mark.parametrize("said", ["", "Đã huỷ"])
def test_a_column_that_only_says_what_failed_leaves_the_others(write, said):
    cells = lambda day, out, into, _, memo: [day, said if out == 300_000 else "", dotted(out), dotted(into), memo]
    moved, _, _ = taken(write(table("Ngày|Trạng thái|Ghi nợ|Ghi có|Nội dung", cells)))
    assert moved == (MOVED if not said else [500_000, 2_000_000, -11_000])


@FORMS
def test_a_header_of_numbers_may_stand_over_statuses(write):
    """“TT” is a running number, or what became of it."""
    cells = lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo, "Thất bại" if out else "Thành công"]
    moved, reading, _ = taken(write(table("Ngày|Ghi nợ|Ghi có|Nội dung|TT", cells)))
    assert (moved, len(reading.rejected)) == ([500_000, 2_000_000], 2)


def test_a_cross_in_the_text_makes_the_row_doubtful():
    cells = lambda day, out, into, _, memo: [day, dotted(out), dotted(into), f"{memo} ✗" if out else memo]
    moved, reading, _ = taken(as_csv(table("Ngày|Ghi nợ|Ghi có|Nội dung", cells)))
    assert (moved, ["✗" in one.reason for one in reading.rejected]) == ([500_000, 2_000_000], [True, True])
