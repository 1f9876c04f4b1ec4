"""Sheets of a workbook beside the one that is read: a list too long for one goes on in the next, often without headers; an office
that keeps a sheet for each month repeats them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.columns.units import read_unit
from welfare.bankterms.model import FileRefusedError, PrintedFigures
from welfare.bankterms.text.amounts import MOST_BALANCE, Amounts
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import day_in_text, starts_with_day
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.labels import is_footer, is_sum_of_rows, is_total, note_account, read_label
from welfare.bankterms.text.words import fold

from ..lines import Line

Ends = tuple[frozenset[int], int, date]  # what the balance may be before a row, what it is after it, and its day
FIGURES = re.compile(r"(?<!\d)\d{1,6}(?!\d)|[\W_]")  # of a sheet's name: months, years, days; an account has more
OF_ONE_SHEET = ("closing", "total_debit", "total_credit", "count", "first_day", "last_day")


def refuse_continued(name: str, lines: Iterable[Cells], columns: Columns) -> None:
    """Raises FileRefusedError where a line of a sheet without headers is a row of the table read: a day, money and a text stand in
    its columns. `name`: the sheet's."""
    if any(is_row(cells, columns) for cells in lines):
        raise FileRefusedError(
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


@dataclass(frozen=True)
class SheetPreamble:
    """What stands above a sheet's table: its unit, its account, its words without figures."""

    unit: int = 1
    account: str = ""
    words: str = ""


@dataclass
class SheetPart:
    """A sheet of several that are one statement: the line of its headers, its last row, the days and, where each row prints one, the
    balances of its first and last row. Its lines are numbered on from `offset`. `sheet`: what its source knows it by; `about`: what
    stands above its table."""

    sheet: Any
    name: str
    height: int
    columns: Columns
    header: int
    last: int
    days: tuple[date, date]
    ends: tuple[Ends, Ends] | None = None
    about: SheetPreamble = SheetPreamble()
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
        if any(is_footer(words) or is_total(words) or is_sum_of_rows(words) for words in texts):
            return False
        return self.is_last or self.has_money(cells)

    def has_money(self, cells: Cells) -> bool:
        """Whether a line has a figure where amounts stand: perhaps a row that lost its day."""
        at = [self.columns.positions[name] for name in MONEY if self.columns.has(name)]
        return any(any(map(str.isdigit, text(cells[position]))) for position in at if position < len(cells))


def says_of_one_sheet(texts: list[str]) -> bool:
    """Whether a line above a table states what holds for its month only."""
    stated = PrintedFigures()
    read_label(stated, " ".join(texts))
    return any(getattr(stated, name) is not None for name in OF_ONE_SHEET)


def part_of(sheet: Any, name: str, height: int, columns: Columns, lines: Iterable[Line]) -> SheetPart | None:
    """A sheet by its rows; None where there is none, or a day or balance can't be read. `lines`: all of it."""
    at, amounts, above = columns.positions, Amounts(), list[str]()
    found: list[Ends] = []  # the first row and the last one
    days: set[date] = set()
    last = 0
    has_balances = columns.has("balance") and (columns.has("debit", "credit") or columns.has("amount"))
    needed = [
        at[name] for name in ("day", *(("balance",) if has_balances else ()), "debit", "credit", "amount") if name in at
    ]
    for line, cells in lines:
        if line < columns.line:
            above.append(" ".join(map(text, cells)))
        if line <= columns.line or len(cells) <= max(needed):
            continue
        stated, *money = (cells[position] for position in needed)
        if not (starts_with_day(stated) or isinstance(stated, float)):
            continue
        try:
            day = stated if isinstance(stated, date) else day_in_text(text(stated))
            days.add(date(day.year, day.month, day.day))
            if has_balances:
                ends = ends_of(day, [amounts.read(cell, most=MOST_BALANCE, signed=True) for cell in money], columns)
                if ends is None:
                    return None
                found = [found[0] if found else ends, ends]
        except Doubt:
            return None
        last = line
    if not days:
        return None
    ends_found = (found[0], found[-1]) if found else None
    return SheetPart(
        sheet, name, height, columns, columns.line, last, (min(days), max(days)), ends_found, preamble_of(above)
    )


def ends_of(day: date, amounts: list[int | None], columns: Columns) -> Ends | None:
    """A row's day and its balances, None where it prints none. `amounts`: its balance and what it moved."""
    after, *moved = amounts
    if after is None:
        return None
    if columns.has("debit", "credit"):
        before = {after - (moved[1] or 0) + abs(moved[0] or 0)}
    else:
        before = {after + each for amount in moved if amount for each in (amount, -amount)}  # whatever its sign means
    return frozenset(before), after, date(day.year, day.month, day.day)


def in_order(parts: list[SheetPart]) -> list[SheetPart]:
    """The parts of one statement in their order, numbered on. By their balances, where they print them; by their days otherwise, see
    `by_days`. Empty where they are none."""
    has_balances = all(part.ends for part in parts)
    if differ(parts):
        return []
    ordered = by_balances(parts) if has_balances else by_days(parts) if not any(part.ends for part in parts) else []
    offset = 0
    for part in ordered:
        part.offset, offset = offset, offset + part.height
    if ordered:
        ordered[0].is_first = ordered[-1].is_last = True
    return ordered


def differ(parts: list[SheetPart]) -> bool:
    """Whether sheets name different accounts or units above their tables."""
    accounts, units = {part.about.account for part in parts} - {""}, {part.about.unit for part in parts}
    return len(accounts) > 1 or len(units) > 1


def by_balances(parts: list[SheetPart]) -> list[SheetPart]:
    """The parts, as the file has them or the other way round, so that each begins with the balance and the day with which the one
    before ends, or later, oldest or newest row first; empty where they do not."""
    for ordered in (parts, parts[::-1]):
        seams = [(one.ends[1], two.ends[0]) for one, two in pairwise(ordered) if one.ends and two.ends]
        oldest = all(end[1] in begin[0] and end[2] <= begin[2] for end, begin in seams)
        newest = all(begin[1] in end[0] and end[2] >= begin[2] for end, begin in seams)
        if oldest or newest:
            return ordered
    return []


def by_days(parts: list[SheetPart]) -> list[SheetPart]:
    """The parts, where no two have a day in common that lies within both, their names differ in figures alone (“Tháng 9”, “Tháng 10”;
    not “Thu” and “Chi”, nor two banks), and their titles likewise; empty otherwise."""
    names = {FIGURES.sub("", fold(part.name)) for part in parts}
    titles = {part.about.words for part in parts} - {""}
    if len(names) > 1 or len(titles) > 1:
        return []
    ordered = sorted(parts, key=lambda part: part.days)
    if any(one.days[1] >= two.days[0] for one, two in pairwise(ordered)):
        return []
    return parts if parts == ordered[::-1] else ordered


def preamble_of(lines: list[str]) -> SheetPreamble:
    """What lines above a table say of its account, its unit and the direction of its amounts."""
    printed = PrintedFigures()
    read_unit(lines, printed, [])
    note_account(printed, lines)
    words = re.findall(r"[^\W\d_]+", fold(" ".join(lines)))
    return SheetPreamble(printed.unit, printed.account, " ".join(words))


def one_statement(parts: list[SheetPart]) -> str:
    """The sentence that says which sheets were read as one, by what, and how their lines are numbered."""
    shown = "; ".join(f"“{one.name}” từ dòng {one.offset + 1}" for one in parts)
    how = "nối tiếp nhau theo số dư" if parts[0].ends else "không in số dư, ngày không chồng nhau"
    return f"Tệp có {len(parts)} trang tính {how}, được đọc thành một sao kê ({shown})."


def refuse_several(count: int, parts: list[SheetPart]) -> None:
    """Raises FileRefusedError: sheets with tables are no one statement. `parts`: those whose rows could be read."""
    why = "mà số dư không nối tiếp nhau từ trang này sang trang khác"
    if differ(parts):
        why = "mà ghi số tài khoản hoặc đơn vị tính khác nhau"
    elif len(parts) == count and not any(part.ends for part in parts):
        why = "không in số dư, mà tên trang, tiêu đề hoặc ngày của các trang không cho biết đó là một sao kê"
    raise FileRefusedError(
        "several_tables",
        f"Tệp có {count} trang tính cùng có bảng giao dịch, {why}. Hãy tách mỗi trang thành một tệp.",
    )
