"""Whatever rows a bank writes in a layout are the rows that are read; and no bytes at all bring more than a refusal."""

import csv
import io
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.welfare.bankfiles.moves import amounts, days
from tests.welfare.bankfiles.sample_files import TODAY, taken
from tests.welfare.bankfiles.variations import Layout, Move, as_csv, as_workbook
from welfare.bankfiles.read import read
from welfare.bankfiles.transactions.amounts.checks import refuse_no_memo
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.doubt import Doubt
from welfare.proof.coverage import certify

SAMPLES = Path(__file__).parent / "samples"
# In a debit column a minus may be how this bank writes all money out; in a credit column it is a doubt.
UNCERTAIN = ["1.000,50", "0.5", "12 USD", "=1+1", "năm nghìn", "1.00.0", "٣٠٠"]
letters = st.characters(codec="utf-8", categories=["L", "N", "P", "Zs", "Sc", "Sm"], exclude_characters="\ufeff")


def is_memo(text: str) -> bool:
    """Not the label of a sum, nor a cross: Hypothesis draws words that it finds in our own code."""
    with suppress(Doubt):
        refuse_no_memo(text)
        return any(map(str.isalpha, text))
    return False


memos = st.text(letters, min_size=1, max_size=60).map(str.split).map(" ".join).filter(is_memo)
moves = st.lists(st.builds(Move, days, amounts, memos), min_size=1, max_size=25).map(tuple)
LAYOUTS = {
    "fund": Layout({"day": "Ngày giao dịch", "reference": "Số chứng từ", "debit": "Ghi nợ", "credit": "Ghi có", "balance": "Số dư", "memo": "Nội dung"}),
    "numbered": Layout({"sequence": "STT", "day": "Ngày", "debit": "Nợ", "credit": "Có", "memo": "Diễn giải"}, money=lambda amount: f"{amount:,}.00"),
    "lettered": Layout({"memo": "Description", "direction": "D/C", "amount": "Amount", "day": "Date"}, money=str, day=date.isoformat),
    "signed": Layout({"day": "Ngày", "signed": "Số tiền", "balance": "Số dư", "memo": "Mô tả"}, newest_first=True),
}  # fmt: skip

LAYOUTS = {name: layout.but(opening=10**13) for name, layout in LAYOUTS.items()}  # never overdrawn


def composed(moves: tuple[Move, ...]) -> list[tuple]:
    return [(move.day, move.amount, unicodedata.normalize("NFC", move.memo)) for move in moves]


@settings(max_examples=60, deadline=None)
@given(
    moves,
    st.sampled_from(sorted(LAYOUTS)),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([",", ";", "\t"]),
)
def test_any_rows_come_back_from_csv(tmp_path_factory, moves, name, codec, separator):
    layout = LAYOUTS[name]
    rows, reading = taken(as_csv(layout.table(moves), separator=separator, codec=codec), tmp_path_factory.mktemp("csv"))
    expected = composed(moves)[:: -1 if layout.newest_first else 1]
    assert [(row.day, row.credit - row.debit, row.memo) for row in rows] == expected
    assert reading.rejected == []


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("memo", ['A";', 'A",', 'A"|', '";"', '"A; B', 'A|"', "A;'"])
def test_a_quote_beside_another_separator_is_part_of_a_memo(tmp_path, memo, separator):
    """Only a wrong separator makes of it a quote that is never closed."""
    written = tuple(Move(date(2024, 1, 2), 1_000 * number, memo) for number in range(1, 6))
    rows, reading = taken(as_csv(LAYOUTS["fund"].table(written), separator=separator), tmp_path)
    assert ([row.memo for row in rows], reading.rejected) == ([memo] * 5, [])


@settings(max_examples=40, deadline=None)
@given(moves, st.sampled_from(sorted(LAYOUTS)), st.booleans())
def test_any_rows_come_back_from_a_workbook(tmp_path_factory, moves, name, numbers):
    layout = LAYOUTS[name].but(money=float) if numbers and name != "signed" else LAYOUTS[name]
    rows, reading = taken(as_workbook(layout.table(moves)), tmp_path_factory.mktemp("xlsx"))
    expected = composed(moves)[:: -1 if layout.newest_first else 1]
    assert [(row.day, row.credit - row.debit, row.memo) for row in rows] == expected
    assert reading.rejected == []


@settings(max_examples=40, deadline=None)
@given(moves.filter(lambda moves: len(moves) > 2), st.data())
def test_what_is_not_certain_is_set_aside_and_never_proven(tmp_path_factory, moves, data):
    table = LAYOUTS["fund"].table(moves)
    line = data.draw(st.integers(1, len(moves)), label="line")
    position = 2 if table[line][2] else 3
    table[line][position] = data.draw(st.sampled_from(UNCERTAIN if position == 2 else [*UNCERTAIN, "-5"]), label="cell")
    rows, reading = taken(as_csv(table), tmp_path_factory.mktemp("bad"))
    assert [one.line for one in reading.rejected] == [line + 1]
    assert len(rows) == len(moves) - 1
    outcome = certify(rows, reading.printed, reading.rejected).outcome
    assert outcome == "breaks" or (outcome == "partly" and line in (1, len(moves)))


SOME = [(SAMPLES / name).read_bytes() for name in ("vcb-list.csv", "fund-2023-jan-jun.xlsx", "bidv-2024-10.pdf")]


def spoiled(content: bytes, at: int, cut: int, noise: bytes) -> bytes:
    at %= len(content)
    return content[:at] + noise + content[at + cut :]


broken = st.builds(
    spoiled, st.sampled_from(SOME), st.integers(0, 10**6), st.sampled_from([0, 1, 500, 10**6]), st.binary(max_size=200)
)


@settings(max_examples=12, deadline=None)
@given(st.binary(max_size=2_000) | broken)
def test_any_bytes_are_read_or_refused(content):
    try:
        list(read(content, name="sao kê", today=TODAY).transactions)
    except FileRefusedError as refused:
        assert refused.code and refused.message.endswith((".", "…"))


cells = st.sampled_from(
    [
        "",
        "01/02/2023",
        "31/02/2023",
        "50.000",
        "500,00",
        "-1",
        "STT",
        "Ngày",
        "Ghi có",
        "Nội dung",
        "Tổng cộng",
        "Số dư đầu kỳ",
        "ung ho",
        '"',
        "2",
        "Loại tiền: VND",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(cells, max_size=6), max_size=12))
def test_any_cells_are_read_or_refused_and_no_money_is_made_up(tmp_path_factory, lines):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["STT", "Ngày", "Ghi nợ", "Ghi có", "Nội dung"], *lines])
    try:
        rows, _ = taken(file.getvalue().encode(), tmp_path_factory.mktemp("cells"))
    except FileRefusedError:
        return
    assert {row.credit for row in rows} <= {0, 50_000, 500, 2}
    assert {row.debit for row in rows} <= {0, 50_000, 500, 2, 1}  # some banks write a minus before money out
    assert all(bool(row.credit) != bool(row.debit) for row in rows)
