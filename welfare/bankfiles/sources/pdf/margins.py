"""What a page prints outside of its rows: account and period above them, balances and totals above or below."""

from bisect import bisect_right

from ...model import PrintedFigures
from ...text.labels import is_foot, is_total, note, note_totals
from .column_bands import GROUPED, SAME_LINE, Grid
from .row_blocks import MONEY, Piece, put
from .text_runs import Run


class Margins:
    """Puts what it reads into `controls`. `lines`: heights of the page's drawn lines, in points from its top."""

    def __init__(self, grid: Grid, controls: PrintedFigures):
        self.grid, self.controls = grid, controls

    def read(self, runs: list[Run], lines: list[float]) -> list[list[Run]]:
        """Read row by row as it looks, not as it was written. Returns the rows that say nothing of the statement."""
        return [row for row in self.rows(runs, lines) if not self.note_row(sorted(row))]

    def rows(self, runs: list[Run], lines: list[float]) -> list[list[Run]]:
        rows: list[list[Run]] = []
        for run in sorted(runs, key=lambda run: run.base):
            row = next((row for row in rows if side_by_side(row[0], run, lines)), None)
            if row is None:
                rows.append([run])
            else:
                row.append(run)
        return rows

    def note_row(self, row: list[Run]) -> bool:
        """Whether the row said something; its label may stand behind its amount."""
        behind = sorted(row, key=lambda run: bool(GROUPED.fullmatch(run.text)))
        said = any(note(self.controls, " ".join(run.text for run in runs)) for runs in (row, behind))
        label = next((run for run in row if is_total(run.text)), None)
        if label is None:
            return said
        piece = Piece(0)
        for run in row:
            if run is not label:
                put(piece, self.grid, run)
        note_totals(self.controls, debit=piece.said("debit"), credit=piece.said("credit") or piece.said("amount"))
        return True

    def sum_beside(self, label: Run, runs: list[Run], lines: list[float]) -> list[float]:
        """The heights of a total or balance and of its label, which stands in its row, in whatever column; none for a
        text that is no such label."""
        if not (is_total(label.text) or is_foot(label.text)):
            return []
        money = [run for run in runs if {*MONEY} & {*self.grid.at(run.right - 1)}]
        sums = [run.base for run in money if side_by_side(label, run, lines)]
        return [label.base, *sums] if sums else []


def side_by_side(one: Run, other: Run, lines: list[float]) -> bool:
    """Whether two texts stand in one row: on one line of text, or between the same two drawn lines."""
    if abs(one.base - other.base) < SAME_LINE:
        return True
    place = bisect_right(lines, one.base)
    return 0 < place < len(lines) and place == bisect_right(lines, other.base)
