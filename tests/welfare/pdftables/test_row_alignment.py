"""Sheets printed without lines, their texts wrapped: whose a line of text is, by where texts stand beside their days."""

from random import Random

import pytest

from tests.welfare.bankfiles.drawn import Drawn
from tests.welfare.bankfiles.transactions.tables import taken
from welfare.bankterms.model import FileRefusedError
from welfare.pdftables.rows.alignment import FOOT, MIDDLE, TOP, WAYS

WORDS = "ung ho quy vi nguoi ngheo dong bao bao lu so ba mong ba con som on dinh cuoc song".split()  # noqa: SIM905
EDGES = [30.0, 60.0, 140.0, 220.0, 300.0, 380.0, 570.0]
HEADERS = [["STT"], ["Date"], ["Debit"], ["Credit"], ["Balance"], ["Description"]]


def rows_of(random: Random, count: int, *, aligned: str, most_lines: int = 4) -> tuple[list, list[tuple[int, str]]]:
    """Cells of rows, and what each moves with its memo. `aligned`: where short cells stand, or "mixed"."""
    rows, moves, balance = [], [], 1_000_000
    for number in range(1, count + 1):
        lines = [f"{' '.join(random.choices(WORDS, k=4))} {number}" for _ in range(random.randint(1, most_lines))]
        amount = random.randint(1, 90) * 1_000
        balance += amount
        how = random.choice([TOP, FOOT]) if aligned == "mixed" else aligned
        above = [""] * (len(lines) - 1 if how == FOOT else 0)
        short = [f"{number}", f"{1 + number // 3:02}/10/2024", "", f"{amount:,}", f"{balance:,}"]
        rows.append([*([*above, text] if text else [] for text in short), lines])
        moves.append((amount, " ".join(lines)))
    return rows, moves


def read(
    rows: list, *, aligned: str, between_rows: float, per_page: int = 9, walls: bool = False
) -> list[tuple[int, str]] | None:
    """What the rows move with their memos; None where the file is refused, or a row of it set aside."""
    drawn = Drawn(EDGES, HEADERS, lines=False, upright=walls, between_rows=between_rows, centred=aligned == MIDDLE)
    try:
        _, reading, found = taken(drawn.pages(rows, per_page=per_page))
    except FileRefusedError as refused:
        assert refused.code == "unknown_layout"
        return None
    return None if reading.rejected else [(row.credit - row.debit, row.memo) for row in found]


@pytest.mark.parametrize("between_rows", [1.5, 0.6, -0.7])
@pytest.mark.parametrize("aligned", WAYS)
def test_rows_of_a_sheet_are_told_by_how_its_texts_are_aligned(aligned, between_rows):
    """Rows hardly farther apart than the lines of a text, or nearer, as programs make them that round heights."""
    for seed in range(4):
        rows, moves = rows_of(Random(seed), 20, aligned=aligned)
        assert read(rows, aligned=aligned, between_rows=between_rows) == moves


@pytest.mark.parametrize("aligned", [*WAYS, "mixed"])
def test_rows_as_far_apart_as_lines_are_refused(aligned):
    for seed in range(6):
        rows, _ = rows_of(Random(seed), 8, aligned=aligned, most_lines=3)
        assert read(rows, aligned=aligned, between_rows=0.0) is None


@pytest.mark.parametrize("between_rows", [0.6, -0.7])
def test_rows_of_mixed_alignment_are_never_read_otherwise(between_rows):
    for seed in range(10):
        rows, moves = rows_of(Random(seed), 8, aligned="mixed", most_lines=3)
        assert read(rows, aligned="mixed", between_rows=between_rows) in (None, moves)


def test_text_that_goes_on_from_another_page_is_not_given_to_the_row_below_it():
    rows, _ = rows_of(Random(1), 5, aligned=TOP, most_lines=1)
    further, _ = rows_of(Random(2), 4, aligned=TOP, most_lines=1)
    further[0] = [[], [], [], [], [], ["goes on from the page before"]]
    assert read([*rows, *further], aligned=TOP, between_rows=0.0, per_page=5) is None


def test_amount_of_a_later_page_that_is_wider_than_those_of_the_first_stays_in_its_column():
    """Lined up to the right: on the first page nothing shows how far the column of money out reaches."""
    rows, moves = rows_of(Random(3), 4, aligned=TOP, most_lines=1)
    into = [[*row[:3], [f"{'':17}{row[3][0]}"], *row[4:]] for row in rows]
    out = [[*row[:2], [f"{'':17}1,234,567"], [], [], row[5]] for row in rows]
    assert read([*into, *out], aligned=TOP, between_rows=4.0, per_page=4) == [
        *moves,
        *((-1_234_567, memo) for _, memo in moves),
    ]


@pytest.mark.parametrize("aligned", WAYS)
def test_rows_between_walls_alone_go_from_day_to_day_only_where_texts_stand_at_the_top(aligned):
    """Lines between columns say nothing of rows: the first lines of a text were the end of the memo above."""
    for seed in range(6):
        rows, moves = rows_of(Random(seed), 8, aligned=aligned, most_lines=3)
        rows[0][-1] = rows[0][-1][:1]
        rows[0][:-1] = [[text for text in cell if text] for cell in rows[0][:-1]]
        moves[0] = (moves[0][0], rows[0][-1][0])
        found = read(rows, aligned=aligned, between_rows=0.0, walls=True)
        assert found in (None, moves)
