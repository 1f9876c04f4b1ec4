"""Rows as COPY takes them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from welfare.bankterms.model import Transaction
from welfare.statements.line_search import index_words
from welfare.statements.line_search.index_words import COMMON, END, LEAST
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


def plain_words(row: Transaction) -> set[str]:
    """What search finds a row by, one word at a time: neighbours, pairs of common words, marks."""
    words, gaps = index_words.split_words(f"{row.counterparty}{END}{row.reference}{END}{row.memo}")
    found = {*words, *index_words.joined(words, gaps)}
    amount = row.debit + row.credit
    return {
        *found,
        *index_words.pairs(found & COMMON),
        *(index_words.least_mark(least) for least in LEAST if amount >= least),
        index_words.amount_mark(amount),
        *(mark(row.day) for mark in (index_words.year_mark, index_words.month_mark, index_words.day_mark)),
    }


TEXTS = st.lists(st.sampled_from([*sorted(COMMON)[::9], "th", "i", "xa1", "2", "7b", "Ủng", ".", "-", "\x01"])).flatmap(
    lambda words: st.lists(st.sampled_from(["", " ", ".", ", ", "#"]), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    )
)


@given(
    memo=TEXTS | st.text(max_size=200),
    reference=TEXTS,
    counterparty=TEXTS,
    amount=st.integers(1, 10**13) | st.sampled_from(LEAST),
    day=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_words_come_each_once_in_the_order_of_bytes(memo, reference, counterparty, amount, day):
    row = Transaction(day, 0, amount, memo, 1, reference=reference, counterparty=counterparty)
    words = sorted(plain_words(row))
    assert index_words.index_fields(row)[1] == {*words}
    lexemes = b"".join(word.encode() + bytes(3) for word in words)
    expected = copy_format.WHOLE.pack(4 + len(lexemes), len(words)) + lexemes
    assert copy_format.words_of(row)[-len(expected) :] == expected
