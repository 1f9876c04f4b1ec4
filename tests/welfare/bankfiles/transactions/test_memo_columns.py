"""Which columns a memo is read from: pieces that are numbered, and another column where none is headed as one."""

import pytest

from tests.welfare.bankfiles.transactions.lists import DRAWN, read_list
from tests.welfare.bankfiles.variations import as_csv

PIECES = [
    ("Nội dung 1", "Nội dung 2"),
    ("Nội dung L1", "Nội dung L2"),
    ("Diễn giải (1)", "Diễn giải (2)"),
    ("Description1", "Description2"),
    ("Chi tiết dòng 1", "Chi tiết dòng 2"),
]


@DRAWN
@pytest.mark.parametrize("pieces", PIECES)
def test_numbered_pieces_of_a_memo_are_one(write, pieces):
    rows, reading = read_list(
        write(
            [
                ["Ngày", "Ghi nợ", "Ghi có", *pieces, "Người gửi"],
                ["01/10/2024", "", "500.000", "UNG HO", "BAO LU", "AN"],
            ]
        )
    )
    assert [(row.memo, row.counterparty) for row in rows] == [("UNG HO BAO LU", "AN")]
    assert reading.notes == []


@pytest.mark.parametrize("header", ["Số tiền 2", "Ngày 2", "Số dư 2", "Quý 3", "Cột 7"])
def test_number_behind_another_header_makes_it_no_field(header):
    rows, _ = read_list(as_csv([["Ngày", "Ghi có", "Nội dung", header], ["01/10/2024", "500.000", "A gop", "x"]]))
    assert [(row.credit, row.memo, row.balance) for row in rows] == [(500_000, "A gop", None)]


def test_name_read_for_a_memo_is_told_where_other_columns_are_not_read():
    _, reading = read_list(
        as_csv([["Ngày", "Ghi nợ", "Ghi có", "Người gửi", "Lý giải"], ["01/10/2024", "", "500.000", "AN", "x"]])
    )
    assert reading.notes == [
        "Tệp không có cột nội dung: cột “Người gửi” được đọc làm nội dung; không đọc cột “Lý giải”. Hãy xem nội dung có ở cột ấy không."
    ]
