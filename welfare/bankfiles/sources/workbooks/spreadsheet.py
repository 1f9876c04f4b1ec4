"""Workbooks of Excel, new (.xlsx) and old (.xls), and OpenDocument (.ods), as lines of cells. Values only: formulas are known, never followed."""

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import BinaryIO

import python_calamine as calamine

from welfare.bankterms.columns.header import Columns, columns_near
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.cells import Cells
from welfare.bankterms.text.dates import EXCEL_ZERO, EXCEL_ZERO_1904
from welfare.bankterms.text.legacy_fonts import cell_converter
from welfare.bankterms.text.words import clean

from ..lines import FIRST_LINES, MOST_BELOW, Line, Table
from .archive_limits import refuse_unsafe, sheet_facts
from .binary.old_workbook import facts_of_xls
from .formatting.conditional_formatting import refuse_conditional
from .new_errors import with_errors_as_text
from .other_sheets import SheetPart, in_order, one_statement, part_of, refuse_continued, refuse_several
from .sheet_facts import SheetFacts
from .sheet_notes import hidden_note, told_of
from .side_task import SideTask

Sheets = dict[int, calamine.CalamineSheet]
EMPTY_LINES = 100_000
SHEETS = 20  # that are looked at
ERROR_CELL = "Unsupported cell error value"  # calamine's words for an error that Excel has learnt since, as #SPILL!


class Workbook(Table):
    """The sheet that holds a table with headers we know, or the first sheet at all. Several such tables are one statement where
    each sheet's balances go on from the one before, and are refused otherwise."""

    def __init__(self, file: BinaryIO, *, old: bool = False):
        archive = None if old else refuse_unsafe(file)
        self.convert: Callable[[str], str] | None = None
        self.notes = []
        self.unread: list[str] = []
        self.errors: dict[int, dict[int, str]] = {}
        self.reach: dict[
            str, dict[int, list[tuple[int, int]]]
        ] = {}  # sheet → line → columns of cells that reach further down
        self.book = open_book(file)
        # calamine parses while the archive is looked through: it lets other threads run, and each takes half a second.
        parsing = SideTask(self.parse)
        facts = sheet_facts(file, archive) if archive else facts_of_xls(file)
        sheets = self.readable_sheets(file, *parsing.result())
        found = self.visible([sheet for sheet in sheets.values() if self.has_headers(sheet)])
        self.parts = self.chained(found, facts) if len(found) > 1 else []
        self.sheet = found[0] if found else next(iter(sheets.values()))
        self.refuse_continued(sheets)
        self.has_headers(self.sheet)
        self.notes += [f"Trang tính “{name}” không đọc được nên bỏ qua." for name in self.unread]
        if len(self.book.sheet_names) > SHEETS:
            self.notes.append(f"Tệp có {len(self.book.sheet_names)} trang tính: chỉ xem {SHEETS} trang đầu.")
        self.take_facts(facts)
        self.first_lines = list(islice(self, FIRST_LINES))
        self.total = sum(part.sheet.height for part in self.parts) or self.sheet.height

    def chained(self, found: list[calamine.CalamineSheet], facts: list[SheetFacts]) -> list[SheetPart]:
        """Sheets with the same headers as the parts of one statement. Raises FileRefusedError where their balances do not follow each other."""
        parts = []
        columns = [columns_near(list(islice(self.lines_of(sheet), FIRST_LINES))) for sheet in found]
        if len({tuple(sorted(one.headers.items())) for one in columns if one}) == 1 and len(facts) >= len(found):
            parts = [
                part_of(sheet, sheet.name, sheet.height, one, self.lines_of(sheet))
                for sheet, one in zip(found, columns, strict=True)
                if one
            ]
        known = [part for part in parts if part]
        ordered = in_order(known) if len(known) == len(found) else []
        if not ordered:
            refuse_several(len(found), known)
        self.notes.append(one_statement(ordered))
        return ordered

    def parse(self) -> tuple[Sheets, dict[int, str]]:
        """Sheets by their position, and of those that can't be read what calamine says."""
        sheets, errors = {}, {}
        for index in range(min(SHEETS, len(self.book.sheet_names))):
            try:
                sheets[index] = self.book.get_sheet_by_index(index)
            except (calamine.CalamineError, OSError, ValueError) as error:
                errors[index] = str(error)
        return sheets, errors

    def readable_sheets(self, file: BinaryIO, sheets: Sheets, errors: dict[int, str]) -> Sheets:
        """The sheets that were parsed. One that can't be read is left out and named, unless a table may be lost with it."""
        names = self.book.sheet_names
        if any(ERROR_CELL in error for error in errors.values()) and not any(map(self.has_headers, sheets.values())):
            self.book = open_book(with_errors_as_text(file))
            return {index: self.book.get_sheet_by_index(index) for index in range(min(SHEETS, len(names)))}
        self.unread = [names[index] for index in errors]
        if not names:
            raise FileRefusedError("empty", "Tệp bảng tính không có trang tính nào.")
        if not sheets:
            raise FileRefusedError("damaged", f"Tệp bảng tính bị hỏng: không đọc được trang tính “{names[0]}”.")
        return sheets

    def shown(self, sheets: list[calamine.CalamineSheet]) -> list[calamine.CalamineSheet]:
        """The same sheets without the hidden ones."""
        hidden = {one.name for one in self.book.sheets_metadata if one.visible != calamine.SheetVisibleEnum.Visible}
        return [sheet for sheet in sheets if sheet.name not in hidden]

    def visible(self, sheets: list[calamine.CalamineSheet]) -> list[calamine.CalamineSheet]:
        """The same sheets without the hidden ones, which are named; hidden ones where there are no others."""
        shown = self.shown(sheets)
        self.notes += [hidden_note(sheet.name, is_read=not shown) for sheet in sheets if sheet not in shown]
        return shown or sheets

    def refuse_continued(self, sheets: Sheets) -> None:
        """Raises FileRefusedError where another visible sheet goes on with the table of the one that is read."""
        if len(sheets) < 2 or (columns := self.columns_in(self.sheet)) is None:
            return
        read = {part.sheet.name for part in self.parts} | {self.sheet.name}
        others = [sheet for sheet in sheets.values() if sheet.name not in read]
        for sheet in self.shown(others):
            if self.columns_in(sheet) is None:
                refuse_continued(sheet.name, self.first_cells(sheet), columns)

    def take_facts(self, facts: list[SheetFacts]) -> None:
        """Formulas, errors, hidden rows and marks of the sheets that are read, by the numbers of their lines."""
        self.computed, self.foreign, self.marks, self.covered = set(), {}, {}, {}
        self.day_zero = EXCEL_ZERO_1904 if any(one.is_from_1904 for one in facts) else EXCEL_ZERO
        for sheet, offset in [(part.sheet, part.offset) for part in self.parts] or [(self.sheet, 0)]:
            left = sheet.start[1] if sheet.start else 0
            # Sheets are written in their order; where their number tells otherwise, a formula in any of them counts.
            index = self.book.sheet_names.index(sheet.name)
            mine = [facts[index]] if len(facts) == len(self.book.sheet_names) else facts
            self.computed |= {(line + offset, column - left) for one in mine for line, column in one.formulas}
            self.foreign |= {
                (line + offset, column - left): name for one in mine for (line, column), name in one.foreign.items()
            }
            if len(mine) == 1:
                for (line, column), name in mine[0].errors.items():
                    self.errors.setdefault(line + offset, {})[column - left] = name
                columns = columns_near(list(islice(self.lines_of(sheet), FIRST_LINES)))
                merged = [*(sheet.merged_cell_ranges or ()), *mine[0].merged]
                self.reach[sheet.name] = {}
                for (top, column), (bottom, _) in merged:
                    if bottom > top:
                        self.reach[sheet.name].setdefault(top + 1, []).append(
                            (column - left, min(bottom - top, MOST_BELOW))
                        )
                refuse_conditional(mine[0].conditional, columns, left, sheet.name)
                marks, notes = told_of(mine[0], sheet.name, left, columns, sheet.height, merged)
                self.marks |= {line + offset: marked for line, marked in marks.items()}
                self.notes += notes

    def has_headers(self, sheet: calamine.CalamineSheet) -> bool:
        """Whether the sheet's first lines announce columns; finds on the way which old font its text was typed in."""
        return self.columns_in(sheet) is not None

    def columns_in(self, sheet: calamine.CalamineSheet) -> Columns | None:
        """The columns that the sheet's first lines announce, None where they announce none."""
        return columns_near([(0, cells) for cells in self.first_cells(sheet)])

    def first_cells(self, sheet: calamine.CalamineSheet) -> list[Cells]:
        """The sheet's first lines, out of the old font that they are typed in."""
        lines = list(islice(sheet.iter_rows(), FIRST_LINES))
        self.convert = cell_converter(" ".join(cell for cells in lines for cell in cells if isinstance(cell, str)))
        return [[self.clean(cell) for cell in cells] for cells in lines]

    def clean(self, cell: object) -> object:
        """A cell with its text as `words.clean` leaves it, out of the old font of its sheet."""
        if not isinstance(cell, str):
            return cell
        return clean(self.convert(cell) if self.convert else cell)

    def __iter__(self) -> Iterator[Line]:
        """Lines that have anything in them, numbered as Excel numbers them; of several sheets, on and on."""
        if not self.parts:
            yield from self.lines_of(self.sheet)
        for part in self.parts:
            for line, cells in self.lines_of(part.sheet, part.offset):
                if part.takes(line - part.offset, cells):
                    yield line, cells

    def lines_of(self, sheet: calamine.CalamineSheet, offset: int = 0) -> Iterator[Line]:
        """The lines of one sheet. Raises FileRefusedError for one with nothing but blank lines to no end."""
        empty, clean, reach = 0, self.clean, self.reach.get(sheet.name)
        for number, row in enumerate(sheet.iter_rows(), offset + 1):
            cells = [clean(cell) for cell in row]
            for column, name in self.errors.get(number, {}).items():
                if column < len(cells) and cells[column] == "":
                    cells[column] = name  # what reads amounts, days and texts will doubt it
            for column, down in reach.get(number - offset, ()) if reach else ():
                if 0 <= column < len(cells):
                    self.covered |= {(number + below, column): cells[column] for below in range(1, down + 1)}
            if any(cell != "" for cell in cells):
                empty = 0
                yield number, cells
                continue
            empty += 1
            if empty > EMPTY_LINES:
                raise FileRefusedError(
                    "empty_rows", f"Trang tính có hơn {EMPTY_LINES:,} dòng trống liền nhau.".replace(",", ".")
                )


def open_book(file: BinaryIO) -> calamine.CalamineWorkbook:
    """The workbook as calamine reads it: by its number where the system has opened it, for of any other file calamine takes
    a copy into memory. Raises FileRefusedError for one that is locked or broken."""
    file.seek(0)
    try:
        with suppress(io.UnsupportedOperation):
            return calamine.CalamineWorkbook.from_path(f"/dev/fd/{file.fileno()}")
        return calamine.CalamineWorkbook.from_filelike(file)
    except calamine.PasswordError:
        raise FileRefusedError(
            "encrypted", "Tệp bảng tính có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá."
        ) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise FileRefusedError("damaged", "Tệp bảng tính bị hỏng, không mở được.") from None
