"""Lines of a table to transactions: which line is a row, which goes on with the one before, and which says something of the
statement. What a row means is told by `rows.py`."""

from collections.abc import Iterator
from datetime import date

from welfare.bankfiles.sources.lines import Table
from welfare.bankterms.columns.header import MONEY, Columns, columns_near, field_for
from welfare.bankterms.columns.units import read_unit, refuse_unit_below
from welfare.bankterms.columns.yearless import Years
from welfare.bankterms.model import FileRefusedError, PrintedFigures, Reading, RejectedRows, Transaction
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import Days, offset_in, starts_with_day
from welfare.bankterms.text.doubt import Doubt, reject
from welfare.bankterms.text.labels import (
    fold,
    is_count,
    is_footer,
    is_of_page,
    is_page_number,
    is_place_and_day,
    is_sum_of_rows,
    note_counts,
    read_label,
    read_totals,
)

from .amounts.conventions import conventions_of
from .amounts.thousands import read_thousands_mark
from .cell_facts import CellFacts
from .column_values import day_beside_cells, read_unit_column, with_own_account, with_values
from .further_lines import WORDS, FurtherLines
from .layout import Layout
from .line_kinds import (
    are_headers,
    closes_table,
    has_digit,
    has_words,
    is_drawn_line,
    is_form_number,
    is_title_of_day,
    is_title_of_rows,
    is_total_in_languages,
    label_in,
    noted,
)
from .parts import refuse_books, refuse_parts, refuse_payments
from .rows import NEEDED, RowReader
from .whole_file.day_cells import DayCells
from .whole_file.other_statements import refuse_other_statements
from .whole_file.second_account import SecondAccount
from .whole_file.subtotals import Subtotals
from .whole_file.texts_above import TextsAbove

MOST_IDLE, MOST_LINES_OF_ROW = 100_000, 20  # lines that are no rows; so many may belong to each row


def columns_of(table: Table) -> Columns | None:
    """The columns announced by the fullest line of headers near the table's top, or by the source itself."""
    return table.columns or columns_near(table.first_lines)


def read(table: Table, columns: Columns, layout: Layout, *, today: date) -> Reading:
    """A reading of the table. Raises FileRefusedError, also later from `transactions`."""
    walk = TableReader(table, columns, layout, today)
    return Reading(layout.slug, walk.rows(), walk.printed, walk.rejected, table.total, walk.notes)


class TableReader:
    """One pass over a table's lines. Each becomes a transaction, part of one, something printed, or is rejected."""

    def __init__(self, table: Table, columns: Columns, layout: Layout, today: date):
        self.table, self.repair = table, layout.repair
        self.printed, self.rejected, self.notes = table.printed or PrintedFigures(), RejectedRows(), table.notes
        self.columns = columns
        self.at = {name: columns.positions.get(name) for name in (*NEEDED, "time", *WORDS)}
        self.money = [position for name in MONEY if (position := self.at[name]) is not None]
        self.read_above()
        rows = [cells for cells in (self.days.completed(*line) for line in table.first_lines) if self.is_row(cells)]
        self.columns = with_values(with_own_account(columns, rows, self.printed), rows)
        if columns.has("account") and not self.columns.has("account"):
            self.notes.append(
                f"Cột “{columns.header('account')}” được đọc là tài khoản của người chuyển, không phải của sao kê."
            )
        read_unit_column(self.columns, rows, self.printed)
        refuse_books(self.lines_above, rows, self.columns)
        refuse_other_statements(self.lines_above, self.columns, is_assumed=False)
        self.at = {name: self.columns.positions.get(name) for name in self.at}
        conventions = conventions_of(self.columns, self.data_rows(), self.printed.unit, self.printed.group)
        self.assumed_in, self.texts = conventions.assumed, {self.at[field] for field in WORDS}
        below = [self.days.completed(*line) for line in self.table.first_lines if line[0] > columns.line]
        days = Days(today, near=day_beside_cells(below, columns.positions["day"]), zero=table.day_zero)
        self.reader = RowReader(self.columns, conventions, self.printed, self.rejected, days, layout)
        self.reader.offset = offset_in(self.reader.offset, self.lines_above)
        self.reader.texts.between = table.between
        self.second_account, self.subtotals = SecondAccount(self.printed, self.lines_above), Subtotals(self.printed)
        self.texts_above = TextsAbove(self.at["memo"])
        self.facts = CellFacts(table, self.columns)
        self.below_foot = False  # whether those who sign have been named since the last row
        if self.assumed_in:
            refuse_payments(self.above, self.columns)
            refuse_other_statements(self.lines_above, self.columns, is_assumed=True)
        self.further = FurtherLines(self.reader, self.at, self.texts, spills=layout.spills)
        for cells in rows:
            self.further.add_memo(cells)
        self.last_line = 0

    def read_above(self) -> None:
        """What stands above the headers: unit and separators first, for balances may be printed by them."""
        above = [cells for line, cells in self.table.first_lines if line < self.columns.line]
        lines = [" ".join(map(text, cells)) for cells in above if not are_headers(cells)]
        self.days = DayCells(self.table, self.columns, years := Years(lines))
        self.years = years
        read_unit([" ".join(map(text, cells)) for cells in above], self.printed, self.notes)
        read_thousands_mark(self.columns, self.data_rows(), self.printed, self.notes)
        for line in lines:
            read_label(self.printed, line)
        years.give_title(self.printed)
        self.lines_above = lines
        self.above = [text(cell) for cells in above for cell in cells if len([cell for cell in cells if cell]) == 1]

    def is_row(self, cells: Cells) -> bool:
        """Whether a day, or the number that a workbook stores for one, stands in the column of days."""
        position = self.columns.positions["day"]
        return len(cells) > position and (starts_with_day(cells[position]) or isinstance(cells[position], float))

    def data_rows(self) -> Iterator[Cells]:
        """The cells of all rows, for whoever looks at the whole file first."""
        for line, cells, is_row in self.lines():
            if line > self.columns.line:
                cells = self.completed(cells, 0)
                if self.is_row(cells) if self.repair else is_row:
                    yield cells

    def lines(self) -> Iterator[tuple[int, Cells, bool]]:
        """The table's lines, each with whether `is_row` says so. Raises FileRefusedError where hardly any of them is a row: to look at
        each would take minutes."""
        day, idle, above, self.days.title = self.columns.positions["day"], 0, "", ""
        for line, cells in self.table:
            is_row = len(cells) > day and (starts_with_day(cells[day]) or isinstance(cells[day], float))
            self.days.note_title(cells, is_row=is_row)
            if (not is_row or isinstance(cells[day], float)) and self.days.needs(cells, is_row=is_row):
                cells = self.days.completed(line, cells, above)
                is_row = self.is_row(cells)
            if is_row:
                above = cells[day]
                idle = max(0, idle - MOST_LINES_OF_ROW) if idle else 0
            else:
                idle += 1
                if idle > MOST_IDLE:
                    raise FileRefusedError(
                        "unreadable_rows", f"Đến dòng {line} gần như không dòng nào là giao dịch: không phải sao kê."
                    )
            yield line, cells, is_row

    def completed(self, cells: Cells, sequence: int) -> Cells:
        """The cells of a line, repaired and as many as there are columns. `sequence`: the number of the row before."""
        if self.repair:
            cells = self.repair(cells, self.columns, sequence)
        width = self.columns.width
        return cells + [""] * (width - len(cells)) if len(cells) < width else cells

    def rows(self) -> Iterator[Transaction]:
        """The transactions, one line late: the next line may bring the rest of a memo."""
        reader, first = self.reader, self.columns.line
        for line, cells, is_row in self.lines():
            if line <= first:
                continue
            self.further.is_whole = len(cells) >= self.columns.across
            cells = self.completed(cells, reader.sequence)
            if not (self.is_row(cells) if self.repair else is_row):
                with self.subtotals.watch(reader.rows_so_far):
                    self.other(line, cells)
                continue
            if self.days.is_title or is_title_of_day(cells, self.at["day"]):
                continue
            self.second_account.refuse_row()
            self.below_foot = False
            self.further.add_extra()
            self.further.are_titles = self.texts_above.is_above
            self.texts_above.add_row(cells)
            if complete := reader.read(cells, line, doubt=self.facts.doubt(line, cells)):
                self.subtotals.add(complete)
                yield complete
            self.last_line = line
            self.further.row = cells
        if len(self.further.extra) == 1:  # more than one text is the file's foot
            self.further.add_extra()
        if complete := reader.flush(self.printed.opening):
            self.subtotals.add(complete)
            yield complete
        self.subtotals.finish()
        self.texts_above.finish()
        reader.finish(self.notes)
        self.notes += self.years.notes() + self.days.notes() + self.further.notes()

    def other(self, line: int, cells: Cells) -> None:
        """A line without a day: a total, a label, the headers again, the rest of a row; otherwise rejected, if it has money."""
        positions = [position for position, cell in enumerate(cells) if cell not in ("", None)]
        if not positions:
            return
        texts = [text(cells[position]) for position in positions]
        self.texts_above.add_line(positions)
        label = label_in(texts)
        if not all(position in self.texts for position in positions):
            self.second_account.add(texts, below_rows=self.last_line > 0)
        if is_drawn_line(texts) or line == self.columns.line + 1 and all(map(is_form_number, texts)):
            return
        if len(texts) == 1 and (":" in texts[0] or positions != [self.at["memo"]]) and not self.columns.units:
            refuse_unit_below(texts[0], self.printed.unit)
        if line > self.last_line + 1 or positions != [self.at["memo"]]:
            refuse_parts(cells, line, self.columns, is_assumed=self.assumed_in)
        money = self.money_in(cells)
        self.below_foot |= not money and closes_table(texts, is_memo=positions == [self.at["memo"]])
        if self.below_foot and not (money and has_words(cells, self.at["memo"])):
            return
        if (
            self.reader.take_balance(self.completed(cells, 0), line)
            or is_of_page(label)
            and (len(texts) == 1 or not is_page_number(label))
            or (self.days.is_title or is_title_of_rows(texts, self.reader.current))
        ):
            self.further.extra = []
        elif is_count(label) and money or self.is_total(label, positions):
            self.total(cells, label)
        elif line == self.last_line + 1 and self.further.is_more(positions, texts, line):
            self.last_line = line
            self.further.append(positions, texts, line)
        elif is_sum_of_rows(label) or is_footer(label) and not money or all(map(field_for, texts)):
            read_label(self.printed, " ".join(sorted(texts, key=is_footer, reverse=True)))
        elif not noted(self.printed, " ".join(texts), money) and money:
            self.reject_row_without_day(line, cells)
        elif positions == [self.at["memo"]] and self.last_line and line > self.last_line + 1:
            self.further.pass_over(line, label)
        elif ":" in "".join(texts) and not self.columns.units:
            refuse_unit_below(" ".join(texts), self.printed.unit)

    def is_total(self, label: str, positions: list[int]) -> bool:
        """Whether a line is labelled as one of totals; “Tong Thu” alone among the memos is a name."""
        return is_total_in_languages(label) and not (label.isascii() and positions == [self.at["memo"]])

    def reject_row_without_day(self, line: int, cells: Cells) -> None:
        """Set aside a line with money that names no day."""
        day = text(cells[self.columns.positions["day"]])
        doubt = Doubt(self.years.doubt(day) or f"“{day[:40]}” không phải là ngày" if day else "thiếu ngày")
        self.last_line = line
        self.rejected.append(
            reject(
                doubt,
                line=line,
                text=" | ".join(map(text, cells)),
                sequence=self.reader.number(cells),
                balance=self.reader.printed_balance(cells),
            )
        )
        self.reader.balance = self.rejected[-1].balance
        self.reader.check.skip(self.rejected[-1].balance)

    def money_in(self, cells: Cells) -> list[str]:
        """What stands in the columns of money and has a digit, the day of a signature apart."""
        return [words for at in self.money if has_digit(cells[at]) and not is_place_and_day(words := text(cells[at]))]

    def total(self, cells: Cells, label: str) -> None:
        """Keep the sums of a line of totals, and the number of rows in its label."""
        note_counts(self.printed, fold(label))
        positions = {
            "debit": self.at["debit"],
            "credit": self.at["amount"] if self.at["credit"] is None else self.at["credit"],
        }
        read_totals(
            self.printed,
            **{name: None if position is None else cells[position] for name, position in positions.items()},
        )
