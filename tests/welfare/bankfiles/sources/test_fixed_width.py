"""Text lined up with blanks: whichever way headers and amounts are lined up, an amount gets below its own header, or is refused."""

from itertools import product

import pytest

from tests.welfare.bankfiles.generator.result import result_of
from tests.welfare.bankfiles.sources.lined_up_text import ORDERS, PLACES, ROWS, WRITTEN, moved, text_of
from tests.welfare.bankfiles.transactions.lists import read_list


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


NAMES = {
    "upper": ["NGAY GD", "GHI NO", "GHI CO", "SO DU", "DIEN GIAI"],
    "title": ["Ngày giao dịch", "Số tiền ghi nợ", "Số tiền ghi có", "Số dư", "Nội dung giao dịch"],
    "English": ["Date", "Debit", "Credit", "Balance", "Description"],
}
CLOSE = [
    ["03/09/2024", "", "500,000", "21,500,000", "CTY DAI PHAT dot 12"],
    ["05/09/2024", "3,000,000", "", "18,500,000", "PHAM DUC dot 2"],
    ["06/09/2024", "", "50,000", "18,550,000", "AN"],
]


def lined_up(headers: list[str], rows: list[list[str]], order: list[int]) -> bytes:
    """A table of which one blank parts all columns, amounts to the right."""
    lines = [[line[at] for at in order] for line in (headers, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    is_text = [at in (0, 4) for at in order]
    put = [str.ljust if text else str.rjust for text in is_text]
    return "\n".join(
        " ".join(one(cell, width) for one, cell, width in zip(put, line, widths, strict=True)).rstrip()
        for line in lines
    ).encode()


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4], [0, 4, 1, 2, 3]], ids=["memo last", "memo second"])
@pytest.mark.parametrize("headers", NAMES.values(), ids=NAMES)
def test_one_blank_parts_columns_and_headers(headers, order):
    rows, reading = read_list(lined_up(headers, CLOSE, order))
    assert [(row.credit - row.debit, row.balance, row.memo) for row in rows] == [
        (500_000, 21_500_000, "CTY DAI PHAT dot 12"),
        (-3_000_000, 18_500_000, "PHAM DUC dot 2"),
        (50_000, 18_550_000, "AN"),
    ]
    assert reading.rejected == []


def test_number_at_a_memos_end_is_no_amount_of_an_empty_column():
    rows, _ = read_list(lined_up(NAMES["upper"], [CLOSE[0], CLOSE[2]], [0, 4, 1, 2, 3]))
    assert [(row.credit, row.memo) for row in rows] == [(500_000, "CTY DAI PHAT dot 12"), (50_000, "AN")]


def test_sum_that_is_wider_than_all_rows_stays_in_its_column():
    rows = [
        ["03/09/2024", "", "900,000", "", "A"],
        ["04/09/2024", "800,000", "", "", "B"],
        ["05/09/2024", "", "900,000", "", "C"],
    ]
    table = lined_up(NAMES["upper"], [*rows, ["TONG CONG", "800,000", "1,800,000", "", ""]], [0, 1, 2, 4])
    _, reading = read_list(table)
    assert (reading.printed.total_debit, reading.printed.total_credit) == (800_000, 1_800_000)


def test_the_label_of_a_sum_across_columns_is_one():
    """“Cộng phát | sinh” became two cells, and its sums those of a row without a day."""
    lines = [
        "Ngay        Noi dung        Ghi no     Ghi co       So du",
        "01/10/2024  A gop                     500,000   1,500,000",
        "02/10/2024  Chi ho tro     300,000              1,200,000",
        "03/10/2024  B gop                     600,000   1,800,000",
        "Cong phat sinh             300,000  1,100,000",
        "So du cuoi ky                                   1,800,000",
    ]
    result = result_of("\n".join(lines).encode())
    printed = result.printed
    assert (len(result.rows), result.rejected) == (3, [])
    assert (printed.total_debit, printed.total_credit, printed.closing) == (300_000, 1_100_000, 1_800_000)
