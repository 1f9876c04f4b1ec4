"""Cells of days that say less than a day: without a year, a mark for the day above, in a cell that reaches over several lines, or none below
a title that is the day of the rows under it."""

import re
from datetime import date

from welfare.bankfiles.sources.lines import Table
from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.columns.yearless import Years
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import starts_with_day, time_of
from welfare.bankterms.text.labels import is_footer
from welfare.bankterms.text.periods import in_figures
from welfare.bankterms.text.words import fold

from ..line_kinds import has_digit, is_total_in_languages

DITTO = re.compile(r"[-–—\s]*(?:n\.?/?t\.?|nhu (?:dong )?tren|[\"”“″〃]{1,2}|'{2}|’{2})[-–—\s]*")
LAST_OF_MONTH = 31
# Alone on its line: “Ngày 07/09/2024”, “Thứ Bảy, ngày 7 tháng 9 năm 2024:”, “07/09/2024 (2 giao dịch)”.
TITLE = re.compile(
    r"\W*(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day|cac|khoan|trong|ngay|giao dich|gd|phat sinh"
    r"|hach toan|ung ho|date)[ ,:.-]*)*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?: ?\(?\d+ (?:giao dich|gd|mon|but toan|transactions?)\)?)?\W*"
)


class DayCells:
    """Completes the days of a table's rows, which have an amount: “2/9” without one is a page's number."""

    def __init__(self, table: Table, columns: Columns, years: Years):
        self.table, self.years, self.day = table, years, columns.positions["day"]
        self.money = [columns.positions[name] for name in MONEY if columns.has(name)]
        self.title_at = {0, self.day} - {columns.positions.get("memo")}  # a memo's further line may say a day, too
        self.title = ""  # the day in the latest title
        self.is_title = False  # whether the line at hand is one

    def note_title(self, cells: Cells, *, is_row: bool) -> None:
        """Take a line's day if that is all the line holds; a row with a day of its own ends what the title above it says."""
        shown = []
        if not is_row or not any(cells[self.day + 1 :]):
            shown = [at for at, cell in enumerate(cells) if cell not in ("", None)]
        only = cells[shown[0]] if len(shown) == 1 and shown[0] in self.title_at else ""
        if isinstance(only, date):
            only = f"{only:%d/%m/%Y}"
        found = TITLE.fullmatch(in_figures(fold(only))) if isinstance(only, str) and has_digit(only) else None
        self.is_title = found is not None
        self.title = found[1] if found else "" if is_row else self.title

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
        if len(cells) <= self.day or not any(has_digit(cells[at]) for at in self.money if len(cells) > at):
            return cells
        cell = cells[self.day]
        if named := self.day_above(cells):
            cell = named
        elif cell == "":
            cell = self.table.covered.get((line, self.day), "")
        if isinstance(cell, float):
            cell = f"{cell:.0f}" if cell.is_integer() else cell
        elif isinstance(cell, str) and DITTO.fullmatch(fold(cell)):
            cell = above
        whole = self.years.completed(cell, alone=True) if isinstance(cell, str) else cell
        return [*cells[: self.day], whole, *cells[self.day + 1 :]] if whole != "" else cells
