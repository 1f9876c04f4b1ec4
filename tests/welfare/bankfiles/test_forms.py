"""The same account in every form of file gives the same transactions; the forms' own traps are in the tests beside."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.welfare.bankfiles.forms import (
    as_camt,
    as_fixed_width,
    as_html,
    as_json,
    as_mt940,
    as_ods,
    as_spreadsheet_xml,
)
from tests.welfare.bankfiles.moves import amounts, days
from tests.welfare.bankfiles.sample_files import taken
from tests.welfare.bankfiles.variations import MOVES, OPENING, Move
from welfare.bankfiles.read import read
from welfare.proof.coverage import certify

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 23)
FORMS = {
    "MT940": as_mt940,
    "camt.053": as_camt,
    "JSON": as_json,
    "ODS": as_ods,
    "HTML": as_html,
    "XML spreadsheet": as_spreadsheet_xml,
    "fixed width": as_fixed_width,
}
IN_FULL = [500_000, 1_000_000, -300_000, -11_000, 2_000_000, 150_000]


def plain(moves: tuple[Move, ...]) -> list[tuple]:
    return [(one.day, one.amount, unicodedata.normalize("NFC", one.memo), one.reference) for one in moves]


def brief(rows: list) -> list[tuple]:
    return [(row.day, row.credit - row.debit, row.memo, row.reference) for row in rows]


@pytest.mark.parametrize("form", FORMS)
def test_form_gives_the_same_transactions(form):
    reading = read(FORMS[form](MOVES), name="a", today=TODAY)
    rows = list(reading.transactions)
    assert brief(rows) == plain(MOVES)
    assert reading.rejected == []
    assert rows[-1].balance == OPENING + sum(move.amount for move in MOVES)
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


@pytest.mark.parametrize(
    "name", ["mt940.sta", "camt053.xml", "casso.json", "sepay.json", "casso.csv", "sepay-api.csv", "sepay-hook.csv"]
)
def test_case_is_read_to_the_dong(name):
    reading = read(CASES / name, name=name, today=TODAY)
    rows = list(reading.transactions)
    assert [row.credit - row.debit for row in rows] == IN_FULL
    assert (sum(row.credit for row in rows), sum(row.debit for row in rows)) == (3_650_000, 311_000)
    assert reading.rejected == []
    outcome = certify(rows, reading.printed, reading.rejected).outcome
    assert outcome == ("unprovable" if name == "camt053.xml" else "proven")


words = st.text("abcdefghijklmnopqrstuvwxyzABCDEĐÀỌƯơ", min_size=1, max_size=12)
memos = st.lists(words, min_size=2, max_size=14).map(" ".join).filter(lambda memo: len(memo) > 8)
some = st.lists(
    st.builds(Move, days, amounts, memos, st.from_regex(r"FT[0-9]{4,10}", fullmatch=True)), min_size=2, max_size=12
)


@settings(max_examples=40, deadline=None)
@given(some, st.sampled_from(sorted(FORMS)))
def test_any_rows_come_back_from_any_form(tmp_path_factory, moves, form):
    moves = tuple(sorted(moves, key=lambda move: move.day))
    rows, reading = taken(FORMS[form](moves, opening=10**13), tmp_path_factory.mktemp("form"))
    assert brief(rows) == plain(moves)
    assert reading.rejected == []
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"
