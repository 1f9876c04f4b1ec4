"""Text lined up with blanks: whichever way headers and amounts are lined up, an amount gets below its own header, or is refused."""

from itertools import product

import pytest

from tests.welfare.bankfiles.generator.result import result_of

ROWS = [
    ("01/10/2024", 0, 500_000, "NGUYEN VAN MAU ung ho"),
    ("01/10/2024", 0, 1_000_000, "TRAN THI THU ung ho quy"),
    ("02/10/2024", 300_000, 0, "Chi ho tro ho ngheo Xa A"),
    ("02/10/2024", 11_000, 0, "Thu phi chuyen tien"),
    ("03/10/2024", 0, 2_000_000, "Cong ty vi du ung ho"),
]
ORDERS = (
    ("Ngay", "Ghi no", "Ghi co", "So du", "Noi dung"),
    ("Ngay", "Noi dung", "Ghi co", "Ghi no"),
    ("Ghi no", "Ghi co", "Ngay", "Noi dung"),
)
PLACES = {"left": str.ljust, "right": str.rjust, "centre": str.center}
WRITTEN = {"comma": "{:,}", "blank": "{:,}", "currency": "{:,} VND"}


def text_of(rows, order, headers="left", amounts="right", wide=0, written="comma"):
    """A statement whose headers and amounts are lined up one way or another; `wide`: blanks that each column has to spare."""
    balance, table = 5_000_000, [dict(zip(order, order, strict=True))]
    for day, out, into, memo in rows:
        balance += into - out
        shown = [
            WRITTEN[written].format(value).replace(",", " " if written == "blank" else ",") if value else ""
            for value in (out, into, balance)
        ]
        table.append(dict(zip(("Ngay", "Ghi no", "Ghi co", "So du", "Noi dung"), (day, *shown, memo), strict=True)))
    width = {name: max(len(row[name]) for row in table) + wide for name in order}
    lines = [
        "   ".join(
            PLACES["left" if name in ("Ngay", "Noi dung") else amounts if number else headers](row[name], width[name])
            for name in order
        )
        for number, row in enumerate(table)
    ]
    return "\n".join(lines).encode()


def moved(result):
    return [(f"{row.day:%d/%m/%Y}", row.debit, row.credit, row.memo) for row in result.rows]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(order))
def test_amounts_are_below_their_own_headers(order):
    wrong = [
        choice
        for choice in product(PLACES, PLACES, (0, 9), WRITTEN)
        if moved(result_of(text_of(ROWS, order, *choice))) != ROWS
    ]
    assert wrong == []


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(order))
@pytest.mark.parametrize("side", (1, 2))
def test_where_only_one_side_has_amounts_they_are_right_or_refused(order, side):
    rows = [row for row in ROWS if row[side]]
    for choice in product(PLACES, PLACES, (0, 9), WRITTEN):
        result = result_of(text_of(rows, order, *choice))
        assert moved(result) == rows or result.refusal and "không rõ thuộc cột nào" in result.refusal, choice


def test_what_could_be_of_either_side_is_named():
    content = (
        "Ngay         Ghi no          Ghi co          Noi dung\n"
        + "01/10/2024          300,000                 Chi ho tro\n" * 3
    )
    assert (
        result_of(content.encode()).refusal
        == "Dòng 1: cột “Ghi no” và “Ghi co” có số đứng giữa, không rõ thuộc cột nào."
    )


def test_an_amount_before_its_memo_without_a_column_is_not_cut():
    """Seen: “1,000,000 TRAN” was 1 đồng for “0,000 TRAN”."""
    content = (
        "Ngày,Ghi nợ,Ghi có,Nội dung\n"
        + '01/10/2024,,"1,000,000 TRAN THI THU",\n01/10/2024,,"500,000 NGUYEN VAN MAU",\n'
    )
    assert moved(result_of(content.encode())) == [
        ("01/10/2024", 0, 1_000_000, "TRAN THI THU"),
        ("01/10/2024", 0, 500_000, "NGUYEN VAN MAU"),
    ]
