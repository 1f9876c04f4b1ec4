"""Sheets of a workbook beside the one that is read: a list too long for one goes on in the next, often without headers; an office
that keeps a sheet for each month repeats them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import python_calamine as calamine

from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.model import PrintedFigures, Refused
from welfare.bankterms.text.amounts import MOST_BALANCE, Amounts
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import day_in_text, starts_with_day
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.labels import is_footer, is_total, read_label

from ..lines import Line

Ends = tuple[frozenset[int], int, date]  # what the balance may be before a row, what it is after it, and its day
OF_ONE_SHEET = ("closing", "total_debit", "total_credit", "count", "first_day", "last_day")


def refuse_continued(name: str, lines: Iterable[Cells], columns: Columns) -> None:
    """Raises Refused where a line of a sheet without headers is a row of the table read: a day, money and a text stand in
    its columns. `name`: the sheet's."""
    if any(is_row(cells, columns) for cells in lines):
        raise Refused(
            "several_tables",
            f"Trang tính “{name[:40]}” có các dòng giao dịch mà không có dòng đầu cột. "
            "Hãy chép dòng đầu cột vào đó rồi tách mỗi trang thành một tệp.",
        )


def is_row(cells: Cells, columns: Columns) -> bool:
    """Whether a line has a day, an amount and a memo where the table has them."""
    at = columns.positions
    if max(at["day"], at["memo"]) >= len(cells) or not starts_with_day(cells[at["day"]]) or not text(cells[at["memo"]]):
        return False
    money = [at[name] for name in MONEY if name in at and at[name] < len(cells)]
    return any(any(map(str.isdigit, text(cells[position]))) for position in money)


@dataclass
class SheetPart:
    """A sheet of several that are one statement: the line of its headers, its first and last row, and their balances. Its lines are
    numbered on from `offset`."""

    sheet: calamine.CalamineSheet
    columns: Columns
    header: int
    last: int
    ends: tuple[Ends, Ends]
    offset: int = 0
    is_first: bool = False
    is_last: bool = False

    def takes(self, line: int, cells: Cells) -> bool:
        """Whether a line belongs to the statement of all sheets: not the headers again, nor what is said of one sheet alone."""
        if self.header < line <= self.last:
            return True
        texts = [text(cell) for cell in cells if cell not in ("", None)]
        if line <= self.header:
            return self.is_first and (line == self.header or not says_of_one_sheet(texts))
        return self.is_last and not any(is_footer(words) or is_total(words) for words in texts)


def says_of_one_sheet(texts: list[str]) -> bool:
    """Whether a line above a table states what holds for its month only."""
    stated = PrintedFigures()
    read_label(stated, " ".join(texts))
    return any(getattr(stated, name) is not None for name in OF_ONE_SHEET)


def part_of(sheet: calamine.CalamineSheet, columns: Columns, lines: Iterable[Line]) -> SheetPart | None:
    """A sheet by its balances, None where its first or last row does not tell them. `lines`: all of it."""
    at, amounts = columns.positions, Amounts()
    first: Ends | None = None
    balances: Ends | None = None
    last = 0
    if not columns.has("balance") or not (columns.has("debit", "credit") or columns.has("amount")):
        return None
    needed = [at[name] for name in ("day", "balance", "debit", "credit", "amount") if name in at]
    for line, cells in lines:
        if line <= columns.line or len(cells) <= max(needed):
            continue
        stated, *money = (cells[position] for position in needed)
        if not (starts_with_day(stated) or isinstance(stated, float)):
            continue
        try:
            day = stated if isinstance(stated, date) else day_in_text(text(stated))
            after, *moved = (amounts.read(cell, most=MOST_BALANCE, signed=True) for cell in money)
        except Doubt:
            return None
        if after is None:
            return None
        if columns.has("debit", "credit"):
            before = {after - (moved[1] or 0) + abs(moved[0] or 0)}
        else:
            before = {
                after + each for amount in moved if amount for each in (amount, -amount)
            }  # whatever its sign means
        balances = (frozenset(before), after, date(day.year, day.month, day.day))
        first, last = first or balances, line
    return SheetPart(sheet, columns, columns.line, last, (first, balances)) if first and balances else None


def in_order(parts: list[SheetPart]) -> list[SheetPart]:
    """The parts, as the file has them or the other way round, so that each begins with the balance and the day with which the one
    before ends, or later, oldest or newest row first; empty where they do not."""
    for ordered in (parts, parts[::-1]):
        seams = [(one.ends[1], two.ends[0]) for one, two in pairwise(ordered)]
        oldest = all(end[1] in begin[0] and end[2] <= begin[2] for end, begin in seams)
        newest = all(begin[1] in end[0] and end[2] >= begin[2] for end, begin in seams)
        if oldest or newest:
            offset = 0
            for part in ordered:
                part.offset, offset = offset, offset + part.sheet.height
            ordered[0].is_first = ordered[-1].is_last = True
            return ordered
    return []


def one_statement(parts: list[SheetPart]) -> str:
    """The sentence that says which sheets were read as one, and how their lines are numbered."""
    shown = "; ".join(f"“{one.sheet.name}” từ dòng {one.offset + 1}" for one in parts)
    return f"Tệp có {len(parts)} trang tính nối tiếp nhau theo số dư, được đọc thành một sao kê ({shown})."
