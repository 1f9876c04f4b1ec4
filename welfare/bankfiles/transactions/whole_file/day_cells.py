"""Cells of days that say less than a day: without a year, a mark for the day above, in a cell that reaches over several lines, or none below
a title that is the day of the rows under it, or below the first row of a day."""

import re
from contextlib import suppress
from datetime import date, timedelta
from itertools import islice

from welfare.bankfiles.sources.lines import Table
from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.columns.yearless import Years
from welfare.bankterms.text.balance_labels import balance_label
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import EXCEL_ZERO, day_in_text, starts_with_day, time_of
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.labels import is_footer, is_sum_of_rows
from welfare.bankterms.text.periods import day_of_title
from welfare.bankterms.text.words import fold

from ..line_kinds import has_digit, is_total_in_languages

DITTO = re.compile(r"[-–—\s]*(?:n\.?/?t\.?|nhu (?:dong )?tren|[\"”“″〃]{1,2}|'{2}|’{2})[-–—\s]*")
LAST_OF_MONTH = 31
SERIAL = re.compile(
    r"(3[6-9]\d{3}|[45]\d{4})(?:[.,](\d+))?"
)  # from 2000 on; a workbook's day in a file that knows no days
SECONDS = 24 * 60 * 60  # of a day
LEAST_BLANK, MOST_NAMED = 2, 5  # rows
IN_MEMOS = "Ngày đứng riêng ở cột nội dung được đọc là tiêu đề ngày của các dòng dưới nó: hãy xem lại."


class DayCells:
    """Completes the days of a table's rows, which have an amount: “2/9” without one is a page's number."""

    def __init__(self, table: Table, columns: Columns, years: Years):
        self.table, self.years, self.day, self.line = table, years, columns.positions["day"], columns.line
        self.money = [columns.positions[name] for name in MONEY if columns.has(name)]
        memo = columns.positions.get("memo")
        self.title_at = {0, self.day} - {memo}  # a memo's further line may say a day, too
        self.title = ""  # the day in the latest title
        self.is_title = False  # whether the line at hand is one
        texts = ("memo", "counterparty")
        self.texts = [position for name in texts if (position := columns.positions.get(name)) is not None]
        self.number: tuple[str, str] | None = None  # the first day that stands as Excel's number, and which day it is
        self.carried: dict[int, None] = {}  # lines whose day is the one above
        self.in_memos = memo is not None and self.opens_with_title(memo)
        if memo is not None and self.in_memos:
            self.title_at.add(memo)
        self.is_once = self.stands_once()

    def opens_with_title(self, memo: int) -> bool:
        """Whether a day alone in the column of memos stands above the first row, where no memo can go on: so the file writes its titles."""
        for line, cells in self.table.first_lines:
            shown = [at for at, cell in enumerate(cells) if cell not in ("", None)] if line > self.line else []
            if shown == [memo] and title_in(cells[memo]):
                return True
            if shown and (self.has_money(cells) and self.printed_day(cells) or self.blank_row(cells)):
                return False
        return False

    def stands_once(self) -> bool:
        """Whether the table prints a day only beside the first of its rows: several rows have none, and no day is printed twice or comes
        before an earlier one, from the top or from the bottom. Otherwise a row without a day has lost it."""
        below = (self.blank_row(cells) for _, cells in self.table.first_lines)
        if sum(below) < LEAST_BLANK:
            return False
        days: list[date] = []
        for line, cells in self.table:
            if line <= self.line or not (day := self.printed_day(cells)):
                continue
            if not self.has_money(cells):
                return False  # a title
            days = [*days[-2:], day]
            if len(days) > 1 and days[-1] == days[-2] or len(days) > 2 and (days[0] < days[1]) != (days[1] < days[2]):
                return False
        return len(days) > 1

    def printed_day(self, cells: Cells) -> date | None:
        """The whole day in a line's cell of days."""
        cell = cells[self.day] if len(cells) > self.day else ""
        if isinstance(cell, date):
            return date(cell.year, cell.month, cell.day)
        with suppress(Doubt):
            return day_in_text(self.years.completed(cell)) if isinstance(cell, str) and has_digit(cell) else None
        return None

    def has_money(self, cells: Cells) -> bool:
        """Whether a line has a figure in a column of money."""
        return any(has_digit(cells[at]) for at in self.money if len(cells) > at)

    def blank_row(self, cells: Cells) -> bool:
        """Whether a line is a row but for its day: a text beside an amount, and no label of a sum or balance."""
        shown = [text(cell) for cell in cells if cell not in ("", None)]
        return (
            len(cells) > self.day
            and cells[self.day] == ""
            and self.has_money(cells)
            and any(len(cells) > at and any(map(str.isalpha, text(cells[at]))) for at in self.texts)
            and not any(
                is_footer(words) or is_total_in_languages(words) or is_sum_of_rows(words) or balance_label(words)
                for words in shown
            )
        )

    def day_of_number(self, found: re.Match[str]) -> str:
        """The day, and perhaps the time, that Excel stores as a number of days."""
        moment = EXCEL_ZERO + timedelta(days=int(found[1]), seconds=round(float(f"0.{found[2] or 0}") * SECONDS))
        self.number = self.number or (found[0], f"{moment:%d/%m/%Y}")
        return f"{moment:%d/%m/%Y %H:%M:%S}" if found[2] else f"{moment:%d/%m/%Y}"

    def notes(self) -> list[str]:
        """Sentences on rows whose day is the one above, or Excel's number of one."""
        found = [IN_MEMOS] if self.in_memos else []
        if self.number:
            written, day = self.number
            found.append(f"Cột ngày ghi ngày bằng số của Excel: “{written}” được đọc là {day}, hãy xem lại.")
        return found + self.notes_of_carried()

    def notes_of_carried(self) -> list[str]:
        """A sentence on rows whose day is the one above."""
        if not self.carried:
            return []
        named = ", ".join(map(str, islice(self.carried, MOST_NAMED))) + (
            ", …" if len(self.carried) > MOST_NAMED else ""
        )
        return [
            f"{len(self.carried)} dòng không ghi ngày được lấy ngày của dòng gần nhất ở trên có ghi, vì tệp chỉ ghi mỗi ngày một lần (dòng {named}): hãy xem lại."
        ]

    def note_title(self, cells: Cells, *, is_row: bool) -> None:
        """Take a line's day if that is all the line holds; a row with a day of its own ends what the title above it says."""
        shown = []
        if not is_row or not any(cells[self.day + 1 :]):
            shown = [at for at, cell in enumerate(cells) if cell not in ("", None)]
        found = title_in(cells[shown[0]]) if len(shown) == 1 and shown[0] in self.title_at else ""
        self.is_title = bool(found)
        self.title = found or ("" if is_row else self.title)

    def day_above(self, cells: Cells) -> str:
        """The day that the title above says for a row with none of its own, or but a time; "" for a sum."""
        cell = cells[self.day]
        if not self.title or any(
            is_footer(words) or is_total_in_languages(words) for words in map(text, cells) if words
        ):
            return ""
        return (
            self.title
            if cell == ""
            else f"{self.title} {text(cell)}"
            if time_of(cell) and not starts_with_day(cell)
            else ""
        )

    def needs(self, cells: Cells, *, is_row: bool) -> bool:
        """Whether a line may hold such a cell: one that is no row as it stands, or a row of which a small number is the day."""
        if is_row:
            return self.years.are_known and isinstance(cells[self.day], float) and cells[self.day] <= LAST_OF_MONTH
        return len(cells) > self.day

    def completed(self, line: int, cells: Cells, above: object = "") -> Cells:
        """The cells with a whole day; the same ones where nothing tells it. `above`: the day of the row before."""
        if len(cells) <= self.day or not self.has_money(cells):
            return cells
        cell = cells[self.day]
        if named := self.day_above(cells):
            cell = named
        elif cell == "":
            cell = self.table.covered.get((line, self.day), "")
            if cell == "" and self.is_once and above != "" and self.blank_row(cells):
                day = self.printed_day([*[""] * self.day, above])
                cell = f"{day:%d/%m/%Y}" if day else ""
                self.carried.update({line: None} if day else {})
        if isinstance(cell, float):
            cell = f"{cell:.0f}" if cell.is_integer() else cell
        elif isinstance(cell, str) and (found := SERIAL.fullmatch(cell)):
            cell = self.day_of_number(found)
        elif isinstance(cell, str) and DITTO.fullmatch(fold(cell)):
            cell = above
        whole = self.years.completed(cell, alone=True) if isinstance(cell, str) else cell
        return [*cells[: self.day], whole, *cells[self.day + 1 :]] if whole != "" else cells


def title_in(cell: object) -> str:
    """The day of a cell that is nothing but a title of rows below it; "" for any other."""
    return day_of_title(f"{cell:%d/%m/%Y}" if isinstance(cell, date) else text(cell))
