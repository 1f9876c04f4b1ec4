"""Runs of a page to transactions: the part that all PDF layouts share."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from ..model import PrintedFigures, Reading, RejectedRow, RejectedRows, Transaction
from ..sources.pdf.column_bands import Grid, grid_by_contents, grid_of
from ..sources.pdf.margins import Margins
from ..sources.pdf.pages import Page, Pages
from ..sources.pdf.row_blocks import Piece, below_day, is_day, put
from ..sources.pdf.text_runs import Run
from ..text.amounts import MOST_BALANCE, Amounts
from ..text.dates import Days, time_of
from ..text.doubt import Doubt, set_aside
from ..text.labels import is_foot
from .direction import direction_of
from .direction_check import Sides

NUMBERS = re.compile(r"\d+")

Group = Callable[[Page, Grid, list[Run]], tuple[list[Piece], list[Run]]]
Finish = Callable[[Transaction, Piece], None]


def shape(run: Run) -> tuple[int, str]:
    """What a page's foot has in common with those of other pages: its height, and its text but for the numbers."""
    return round(run.base), NUMBERS.sub("0", run.text)


def read(
    pages: Pages, *, layout: str, proof: str, today: date, group: Group = below_day, finish: Finish | None = None
) -> Reading:
    """A reading of the pages. `group` makes pieces of a page's runs; `finish(row, piece)` fills in a layout's own fields."""
    walk = Leafing(pages, today, group=group, finish=finish)
    return Reading(layout, proof, walk.rows(), walk.controls, walk.set_aside, len(pages), pages.notes)


class Leafing:
    """One pass over the pages. The last row of a page is kept until the next page has shown whether it goes on there."""

    def __init__(self, pages: Pages, today: date, *, group: Group, finish: Finish | None):
        self.pages, self.group, self.finish = pages, group, finish
        self.controls, self.set_aside = PrintedFigures(), RejectedRows()
        self.days, self.amounts = Days(today), Amounts()
        self.grid = grid_of(pages.head) or grid_by_contents(pages.head)
        self.sides = Sides()
        columns = self.grid.columns
        self.told = columns is None or not columns.has("amount") or columns.has("direction")
        self.margins = Margins(self.grid, self.controls)
        top = self.top(pages.head)
        self.margins.read([run for run in pages.head.runs if run.base <= top], [])
        last = max((run.base for run in pages.head.runs if is_day(run, self.grid)), default=0.0)
        bottom = max(pages.head.rules.depth, last) if pages.head.rules.depth else pages.head.height
        # What other pages may repeat; a single page has the statement's own end there.
        self.feet = {shape(run) for run in pages.head.runs if run.base > bottom} if len(pages) > 1 else set()
        self.begun = self.closed = False
        self.foot = min((base - 1 for base, _ in self.feet), default=10_000)

    def top(self, page: Page) -> float:
        """Where the page's heads end; 0 for a page that goes on without them, though a text may say what a head says."""
        heads = self.grid.heads
        found = [run for run in page.runs if (run.text, round(run.left)) in heads]
        if not found or 2 * len({(run.text, round(run.left)) for run in found}) < len(heads):
            return 0.0
        first = min(run.base for run in found)
        return max(run.base for run in found if run.base <= first + self.grid.depth + 1) + 1

    def rows(self) -> Iterator[Transaction]:
        """The transactions of the pages' share; the first page after a share is read for what goes on there."""
        kept: tuple[Piece, int] | None = None
        blank: list[int] = []
        for page, ours in self.pages.share():
            if not page.runs:
                blank += [page.number] if ours else []
                continue
            self.miss(blank)
            pieces, before = self.group(page, self.grid, self.body(page))
            for run in before if kept else ():
                put(kept[0], self.grid, run)
            if not self.begun and self.pages.part == 0:
                self.above_first(before, page)
            self.begun |= bool(pieces)
            if kept and (pieces or not ours):
                yield from self.transaction(*kept)
                kept = None
            if not ours:
                continue
            for piece in pieces[:-1]:
                yield from self.transaction(piece, page.number)
            if pieces:
                kept = (pieces[-1], page.number)
        if kept:
            yield from self.transaction(*kept)
        self.days.settle()
        self.sides.settle(told=self.told)

    def above_first(self, runs: list[Run], page: Page) -> None:
        """What stands above the first row of all: an opening balance, totals. A row that lost its day is set aside."""
        for row in self.margins.read(runs, page.rules.lines):
            lost = {name for run in row if NUMBERS.match(run.text) for name in self.grid.at(run.right - 1)}
            if lost & {"sequence", "debit", "credit", "amount"}:
                text = " | ".join(run.text for run in row)
                self.set_aside.append(set_aside("thiếu ngày", line=1, page=page.number, text=text))

    def miss(self, blank: list[int]) -> None:
        """Set pages aside that have no text though others follow: scans in mid-file. A last page may be a stamp."""
        for number in blank:
            reason = f"Trang {number}: không có chữ (bản quét?), nên không đọc được giao dịch nào ở đó."
            self.set_aside.append(RejectedRow(line=0, page=number, reason=reason))
        blank.clear()

    def body(self, page: Page) -> list[Run]:
        """The runs of the table itself: below the heads, without page feet and what closes the statement."""
        top, foot = self.top(page), self.foot
        runs = [run for run in page.runs if run.base > top and (run.base < foot or shape(run) not in self.feet)]
        if page.number >= len(self.pages) - 1:
            runs = [] if self.closed else self.above_foot(page, runs)
        return runs

    def above_foot(self, page: Page, runs: list[Run]) -> list[Run]:
        """On the last pages: what stands before the totals, and above the end of the drawn columns. Totals and closing
        balance are noted. Behind totals nothing belongs to the table, on the next page neither."""
        depth = page.rules.depth or page.height
        last = max((run.base for run in runs if is_day(run, self.grid)), default=0.0)
        memo = self.grid.edges[next(i for i, names in enumerate(self.grid.fields) if "memo" in names)]
        below = [run for run in runs if run.base > last]
        sums = [base for run in below for base in self.margins.sum_beside(run, below, page.rules.lines)]
        foot = [
            run.base for run in below if run.base > max(depth + 1, last) or run.left < memo + 1 and is_foot(run.text)
        ]
        self.closed = bool(sums)
        if not foot + sums:
            return runs
        start = min(foot + sums) - 1
        self.margins.read([run for run in runs if run.base >= start], page.rules.lines)
        return [run for run in runs if run.base < start]

    def transaction(self, piece: Piece, page: int) -> Iterator[Transaction]:
        """The piece's transaction, or none when it had to be set aside."""
        try:
            row = self.row(piece, page)
        except Doubt as doubt:
            text = " | ".join(run.text for runs in piece.runs.values() for run in runs)
            self.set_aside.append(set_aside(str(doubt), line=piece.line, page=page, text=text))
            return
        self.sides.see(row.credit - row.debit, row.balance)
        if self.finish:
            self.finish(row, piece)
        yield row

    def row(self, piece: Piece, page: int) -> Transaction:
        """Raises Doubt with the reason why the piece is no transaction."""
        said, amounts = piece.said, self.amounts
        stamp = said("day")
        if "astride" in piece.runs:
            raise Doubt(f"“{said('astride')[:40]}” đứng vắt qua hai cột tiền")
        debit = amounts.read(said("debit")) or 0
        credit = amounts.read(said("credit") or said("amount")) or 0
        if "direction" in piece.runs:
            debit, credit = direction_of(said("direction"), credit)
        balance = amounts.read(said("balance"), most=MOST_BALANCE)
        memo = said("memo")
        if "  " in memo:
            memo = " ".join(memo.split())
        row = Transaction(self.days.read(stamp), debit, credit, memo, piece.line, page=page, balance=balance)
        row.time = time_of(stamp)
        number = said("sequence")
        row.sequence = int(number) if number.isdecimal() and len(number) < 10 else None
        if bool(debit) == bool(credit):
            raise Doubt("vừa ghi nợ vừa ghi có" if debit else "thiếu số tiền")
        return row
