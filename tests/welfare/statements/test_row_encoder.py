"""Rows as COPY takes them."""

from datetime import date

from welfare.bankterms.model import Transaction
from welfare.statements.store import copy_format, row_encoder
from welfare.statements.store.row_encoder import RowEncoder, RowEncoderWithoutWords

DAY = date(2023, 1, 1)


def gift(memo: str, day: date = DAY) -> Transaction:
    return Transaction(day, 0, 50_000, memo, 1)


def test_twins_of_a_day_are_counted():
    encoder = RowEncoder()
    rows = [gift("a"), gift("b"), gift("a"), gift("a", DAY.replace(day=2))]
    ordinals = [encoder.encode(number, row)[-4:] for number, row in enumerate(rows, 1)]
    assert [int.from_bytes(ordinal) for ordinal in ordinals] == [1, 1, 2, 1]
    assert encoder.note() == ([DAY.toordinal(), DAY.toordinal() + 1], True)
    assert encoder.note() == ([], True)


def test_too_many_rows_of_a_day_are_told(monkeypatch):
    monkeypatch.setattr(row_encoder, "MOST_OF_A_DAY", 2)
    encoder = RowEncoder()
    for number in range(1, 4):
        encoder.encode(number, gift(f"gift {number}"))
    assert [encoder.note()[1], encoder.note()[1]] == [False, False]


def test_what_was_prepared_elsewhere_is_taken():
    row = gift("ung ho")
    whole = RowEncoder().encode(7, row)
    row.encoded = RowEncoder().prepare(row)
    row.memo = ""
    assert RowEncoder().encode(7, row) == whole


def test_an_audit_takes_no_words():
    row = gift("ung ho ba con")
    assert RowEncoderWithoutWords().prepare(row) == copy_format.fields_of(row, copy_format.NO_WORDS)


def test_words_come_in_the_order_of_bytes():
    assert copy_format.tsvector({"b", "ab", "a_b", "a"})[8:] == b"a\0\0\0a_b\0\0\0ab\0\0\0b\0\0\0"
