"""What a page prints outside of its rows: account and period above them, balances and totals above or below."""

from bisect import bisect_right

from welfare.bankterms.model import PrintedFigures
from welfare.bankterms.text.balance_labels import CLOSING, CLOSING_OF_DAY, OPENING, OPENING_OF_DAY, balance_label
from welfare.bankterms.text.labels import (
    COUNTS,
    fold,
    is_count,
    is_footer,
    is_total,
    note_counts,
    printed,
    read_label,
    read_totals,
)

from .column_bands import GROUPED, SAME_LINE, ColumnBands
from .content.text_runs import TextRun, line_text
from .rows.row_blocks import MONEY, RowBlock, add_run

ENDS = {OPENING: "opening", OPENING_OF_DAY: "opening", CLOSING: "closing", CLOSING_OF_DAY: "closing"}


class Margins:
    """Puts what it reads into `controls`. `lines`: heights of the page's drawn lines, in points from its top."""

    def __init__(self, grid: ColumnBands, controls: PrintedFigures):
        self.grid, self.controls = grid, controls

    def read(self, runs: list[TextRun], lines: list[float]) -> list[list[TextRun]]:
        """Read row by row as it looks, not as it was written. Returns the rows that say nothing of the statement."""
        return [row for row in self.rows(runs, lines) if not self.note_row(sorted(row))]

    def rows(self, runs: list[TextRun], lines: list[float]) -> list[list[TextRun]]:
        """The runs row by row, from the top. `lines`: heights of the drawn lines, in points."""
        rows: list[list[TextRun]] = []
        for run in sorted(runs, key=lambda run: run.base):
            row = next((row for row in rows if side_by_side(row[0], run, lines)), None)
            if row is None:
                rows.append([run])
            else:
                row.append(run)
        return rows

    def note_row(self, row: list[TextRun]) -> bool:
        """Whether the row said something; its label may stand behind its amount. A count of transactions takes the place of an earlier one:
        that of the last day may stand above that of all."""
        counts = {name: getattr(self.controls, name) for name in COUNTS}
        vars(self.controls).update(dict.fromkeys(COUNTS))
        is_told = self.is_told(row)
        for name, before in counts.items():
            if getattr(self.controls, name) is None:
                setattr(self.controls, name, before)
        return is_told

    def is_told(self, row: list[TextRun]) -> bool:
        """Whether the row said something of the statement."""
        behind = sorted(row, key=lambda run: bool(GROUPED.fullmatch(run.text)))
        is_read = any(
            read_label(self.controls, line) for line in (line_text(row), " ".join(run.text for run in behind))
        )
        label = next((run for run in row if is_total(run.text) or is_count(run.text)), None)
        balance = next(((run, kind) for run in row if (kind := balance_label(run.text))), None)
        if balance:
            return self.note_balance(*balance, self.piece(row, balance[0])) or is_read
        if label is None:
            return is_read
        note_counts(self.controls, fold(label.text))
        piece = self.piece(row, label)
        read_totals(
            self.controls, debit=piece.text_of("debit"), credit=piece.text_of("credit") or piece.text_of("amount")
        )
        return True

    def piece(self, row: list[TextRun], label: TextRun) -> RowBlock:
        """A row's texts in their columns, without its label."""
        piece = RowBlock(0)
        for run in row:
            if run is not label:
                add_run(piece, self.grid, run)
        return piece

    def note_balance(self, label: TextRun, kind: str, piece: RowBlock) -> bool:
        """Keep the balance beside its label: the one in the column of balances, otherwise the only one."""
        amounts = [name for name in MONEY if name in piece.runs]
        name = "balance" if "balance" in amounts else amounts[0] if len(amounts) == 1 else ""
        if not name or name.startswith("debit") or not (end := ENDS.get(kind)):
            return False
        balance = printed(piece.text_of(name), self.controls, signed=True)
        if balance is not None:
            setattr(self.controls, end, balance)
        return balance is not None

    def sum_beside(self, label: TextRun, runs: list[TextRun], lines: list[float]) -> list[float]:
        """The heights of a total or balance and of its label, which stands in its row, in whatever column; none for a
        text that is no such label."""
        if not (is_total(label.text) or is_footer(label.text)):
            return []
        money = [run for run in runs if {*MONEY} & {*self.grid.at(run.right - 1)}]
        sums = [run.base for run in money if side_by_side(label, run, lines)]
        return [label.base, *sums] if sums else []


def side_by_side(one: TextRun, other: TextRun, lines: list[float]) -> bool:
    """Whether two texts stand in one row: on one line of text, or between the same two drawn lines."""
    if abs(one.base - other.base) < SAME_LINE:
        return True
    position = bisect_right(lines, one.base)
    return 0 < position < len(lines) and position == bisect_right(lines, other.base)
