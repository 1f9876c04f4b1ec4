"""Sheets as spreadsheet programs print them: headers of several lines in the middle of theirs, days at the foot of their rows."""

import pytest

from tests.welfare.bankfiles.drawn import Drawn
from tests.welfare.bankfiles.transactions.tables import MOVED, ROWS, taken

EDGES = [30.0, 60.0, 160.0, 260.0, 360.0, 460.0, 570.0]
HEADERS = [["No"], ["Date of", "transaction"], ["Debit"], ["Credit"], ["Balance"], ["Description"]]


def cells(number: int, row: tuple) -> list[list[str]]:
    day, out, into, balance, memo = row
    return [[f"{number}"], [day], [f"{out:,}"], [f"{into:,}"], [f"{balance:,}"], [memo]]


@pytest.mark.parametrize("lines", [False, True])
def test_header_of_two_lines_in_the_middle_of_others_is_no_row(lines):
    drawn = Drawn(EDGES, HEADERS, centred=True, lines=lines, upright=lines)
    moved, reading, _ = taken(drawn.pages([cells(number, row) for number, row in enumerate(ROWS, 1)]))
    assert (moved, reading.rejected) == (MOVED, [])


def test_days_at_the_foot_of_rows_of_any_height_are_their_rows():
    """Texts stand at the top of each row: those of neighbours may follow each other as closely as the lines of one."""
    rows = [cells(number, row) for number, row in enumerate(ROWS, 1)]
    rows[0][-1].append("bao lu")
    rows[2][-1].append("bao lu")
    for at in (0, 1, 2):
        rows[at][1].insert(0, "")
    drawn = Drawn(EDGES, [[words[0]] for words in HEADERS], between_rows=0.5)
    moved, reading, taken_rows = taken(drawn.pages(rows))
    assert (moved, reading.rejected) == (MOVED, [])
    assert [row.memo for row in taken_rows] == ["A ung ho bao lu", "Chi ho tro", "C ung ho bao lu", "Thu phi"]


@pytest.mark.parametrize(("ends", "count"), [("bao lu", 4), ("0123456789", 3)])
def test_text_over_the_end_of_its_column_is_one_where_no_amount_can_be_in_it(ends, count):
    """Programs print a long text on into an empty cell; what ends with figures may be a text and an amount that touch."""
    edges = [30.0, 90.0, 190.0, 290.0, 390.0, 500.0]
    rows = [
        [[day], [memo], [f"{out:,}"] if out else [], [f"{into:,}"] if into else [], [f"{balance:,}"]]
        for day, out, into, balance, memo in ROWS
    ]
    rows[2][1] = [f"C ung ho quy vi nguoi ngheo {ends}"]
    drawn = Drawn(edges, [["Date"], ["Description"], ["Debit"], ["Credit"], ["Balance"]], lines=False, upright=False)
    moved, reading, _ = taken(drawn.pages(rows))
    assert (len(moved), len(reading.rejected)) == (count, 4 - count)
