"""The rows of a PDF's pages to transactions. What a row means is told by `rows.py`."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from welfare.bankterms.columns.header import MONEY
from welfare.bankterms.columns.units import refuse_unit_below
from welfare.bankterms.model import FileRefusedError, PrintedFigures, Reading, RejectedRows, Transaction
from welfare.bankterms.text.dates import Days, offset_in, starts_with_day
from welfare.bankterms.text.labels import is_closing, is_count, is_of_page, is_page_number, is_total
from welfare.pdftables.column_bands import SAME_LINE
from welfare.pdftables.content.text_runs import TextRun, letter_of
from welfare.pdftables.joining import join_words
from welfare.pdftables.page_rows import PageRows, all_pages
from welfare.pdftables.pages import Pages
from welfare.pdftables.rows.row_blocks import RowBlock, add_run, lost_its_day

from .amounts.conventions import conventions_of
from .amounts.thousands import read_thousands_mark
from .column_values import read_unit_column, with_own_account, with_values
from .further_lines import WORDS, FurtherLines
from .layout import Layout
from .line_kinds import closes_table, noted, numbers_columns
from .parts import refuse_books, refuse_payments
from .rows import NEEDED, RowReader
from .whole_file.other_statements import refuse_other_statements
from .whole_file.second_account import SecondAccount
from .whole_file.subtotals import Subtotals

WRAPPED = re.compile(r"(?<=\d[-/.])\n(?=\d)")  # “2024-09-” over “02”
FIRST_ROWS = 40  # that are asked whose account a column names


def read(pages: Pages, layout: Layout, *, today: date) -> Reading:
    """A reading of the pages, or of our share of them. Raises FileRefusedError, also later from `transactions`."""
    if layout.joined:
        join_words(pages)
    walk = PageReader(pages, layout, today)
    return Reading(layout.slug, walk.rows(), walk.printed, walk.rejected, len(pages), walk.notes)


class PageReader:
    """Gives the cells of each row block to the one grammar of rows."""

    def __init__(self, pages: Pages, layout: Layout, today: date):
        self.pages, self.layout = pages, layout
        self.printed, self.rejected, self.notes = PrintedFigures(), RejectedRows(), pages.notes
        self.blocks = PageRows(pages, self.printed, self.rejected, blocks=layout.blocks)
        self.names = self.blocks.grid.names
        columns = self.blocks.grid.columns
        if columns is None:
            raise FileRefusedError(
                "unknown_layout",
                "Không nhận ra mẫu sao kê: các đầu cột không cho biết cột nào là ngày, số tiền và nội dung.",
            )
        if columns.others or columns.twins or columns.has("account") or columns.has("unit"):
            rows = list(islice(self.all_cells(), FIRST_ROWS))
            columns = with_values(with_own_account(columns, rows, self.printed), rows)
            read_unit_column(columns, rows, self.printed)
        read_thousands_mark(columns, self.all_cells(), self.printed, self.notes)
        if self.printed.group:
            self.blocks.read_above()  # once more: balances were printed by it
        refuse_other_statements(self.blocks.above, columns, is_assumed=False)
        conventions = conventions_of(columns, self.all_cells(), self.printed.unit, self.printed.group)
        if conventions.assumed:
            refuse_payments(self.blocks.above, columns)
            refuse_other_statements(self.blocks.above, columns, is_assumed=True)
        first = list(islice(self.all_cells(), FIRST_ROWS))
        refuse_books(self.blocks.above, first, columns)
        self.reader = RowReader(columns, conventions, self.printed, self.rejected, Days(today), layout)
        self.second_account, self.subtotals = SecondAccount(self.printed, self.blocks.above), Subtotals(self.printed)
        self.reader.offset = offset_in(self.reader.offset, self.blocks.above)
        at = {name: columns.positions.get(name) for name in (*NEEDED, "time", *WORDS)}
        self.further = FurtherLines(self.reader, at, {at[name] for name in WORDS}, spills=False)
        for cells in first:
            self.further.add_memo(cells)

    def all_cells(self) -> Iterator[list[str]]:
        """The cells of all rows of the file, for whoever looks at the whole file first."""
        walk = PageRows(
            self.pages, PrintedFigures(), RejectedRows(), blocks=self.layout.blocks, share=all_pages(self.pages)
        )
        return (self.cells(piece) for piece, _ in walk.rows())

    def cells(self, piece: RowBlock) -> list[str]:
        """A row's texts, one cell a column; what stands below the day keeps its line, but for the rest of a day that wraps at its hyphen."""
        return [
            WRAPPED.sub("", piece.text_of(name, "\n")) if name == "day" else piece.text_of(name) for name in self.names
        ]

    def other(self, piece: RowBlock, page: int) -> bool:
        """Whether a block without a day prints a balance or says something of the statement, and is no row."""
        line = self.by_columns(piece)
        runs = sorted(run for inside in line.runs.values() for run in inside)
        cells = self.cells(line)
        if self.reader.take_balance(cells, piece.line, page) or any(
            is_of_page(run.text) and (len(runs) == 1 or not is_page_number(run.text)) for run in runs
        ):
            return True
        row_text = " ".join(run.text for run in sorted(runs, key=lambda run: (round(run.base), run.left)))
        self.second_account.add_below(row_text, below_rows=self.reader.rows_so_far > 0)
        if ":" in row_text and not self.reader.columns.units:
            refuse_unit_below(row_text, self.printed.unit)
        if any(is_total(run.text) or is_count(run.text) for run in runs):
            return self.blocks.margins.note_row(runs)
        if not lost_its_day(runs, self.blocks.grid) and (
            is_closing(row_text) or all(is_closing(cell) for cell in cells if cell)
        ):
            return True
        positions = [position for name in MONEY if (position := self.reader.at[name]) is not None]
        return noted(
            self.printed,
            row_text,
            [cells[position] for position in positions if any(map(str.isdigit, cells[position]))],
        )

    def by_columns(self, piece: RowBlock) -> RowBlock:
        """A block without a day with each text in its own column: all that follows a row was taken for the rest of its memo."""
        line = RowBlock(piece.line)
        for run in labels_joined([run for inside in piece.runs.values() for run in inside]):
            add_run(line, self.blocks.grid, run)
        return line

    def is_more(self, piece: RowBlock, page: int) -> bool:
        """Whether a block, drawn as a row of its own, is but the rest of the memo above it, or a title of the rows below it."""
        line = self.by_columns(piece)
        if set(line.runs) != {"memo"} or line.doubt or piece.doubt or self.reader.current is None:
            return False
        words, where, memo = line.text_of("memo"), f"{piece.line} trang {page}", self.reader.at["memo"]
        if memo is None or closes_table([words], is_memo=True):
            return False
        if self.further.is_more([memo], [words], where):
            self.further.append([memo], [words], where, is_certain=False)
            return True
        return self.further.last[-1:] == [(where, words)]

    def rows(self) -> Iterator[Transaction]:
        """The transactions in the order of the pages; figures, rejected rows and notes are complete after the last."""
        for piece, page in self.blocks.rows():
            if not any(starts_with_day(run.text) for run in piece.runs.get("day", ())):
                with self.subtotals.watch(self.reader.rows_so_far):
                    is_other = self.other(piece, page)
                if is_other:
                    continue
                if self.is_more(piece, page):
                    continue
            cells = self.cells(piece)
            if not self.reader.rows_so_far and numbers_columns(cells):
                continue
            self.second_account.refuse_row()
            self.further.add_extra()
            self.further.row = cells
            if complete := self.reader.read(cells, piece.line, page, doubt=piece.doubt):
                self.subtotals.add(complete)
                yield complete
        if complete := self.reader.flush(self.printed.opening):
            self.subtotals.add(complete)
            yield complete
        self.subtotals.finish()
        self.reader.finish(self.notes)
        self.notes += self.blocks.years.notes() + self.further.notes()


def labels_joined(runs: list[TextRun]) -> list[TextRun]:
    """The runs of a row that names no day, its words put together across columns: a label may stand over several of them."""
    letter, found = letter_of(runs), list[TextRun]()
    for run in sorted(runs, key=lambda run: (round(run.base), run.left)):
        last = found[-1] if found else None
        gap = run.left - last.right if last and abs(run.base - last.base) < SAME_LINE else letter
        if last and -letter < gap < letter and not any(map(str.isdigit, last.text + run.text)):
            found[-1] = last._replace(right=run.right, text=f"{last.text}{' ' if gap >= 1 else ''}{run.text}")
        else:
            found.append(run)
    return found
