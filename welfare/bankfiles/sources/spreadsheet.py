"""Excel files, new (.xlsx) and old (.xls), as lines of cells. Values only: formulas are known, never followed."""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

import python_calamine as calamine

from ..columns.header import columns_near
from ..model import Refused
from ..text.legacy_fonts import converter
from ..text.words import clean
from .archive_limits import check_workbook
from .lines import HEAD_LINES, Line, Table

EMPTY_LINES = 100_000
SHEETS = 20  # that are looked at


class Workbook(Table):
    """The sheet that holds a table with heads we know, or the first sheet at all. Two such tables are refused."""

    def __init__(self, file: BinaryIO, *, old: bool = False):
        computed = [] if old else check_workbook(file)
        file.seek(0)
        try:
            self.book = calamine.CalamineWorkbook.from_filelike(file)
            sheets = [self.book.get_sheet_by_index(index) for index in range(min(SHEETS, len(self.book.sheet_names)))]
        except calamine.PasswordError:
            raise Refused(
                "encrypted", "Tệp bảng tính có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá."
            ) from None
        except (calamine.CalamineError, OSError, ValueError):
            raise Refused("damaged", "Tệp bảng tính bị hỏng, không mở được.") from None
        if not sheets:
            raise Refused("empty", "Tệp bảng tính không có trang tính nào.")
        self.convert, self.notes = None, []
        found = [sheet for sheet in sheets if self.has_heads(sheet)]
        if len(found) > 1:
            raise Refused(
                "several_tables",
                f"Tệp có {len(found)} trang tính cùng có bảng giao dịch. Hãy tách mỗi trang thành một tệp.",
            )
        self.sheet = found[0] if found else sheets[0]
        self.has_heads(self.sheet)
        self.computed = set()
        self.head = list(islice(self, HEAD_LINES))
        self.total = self.sheet.height
        left = self.sheet.start[1] if self.sheet.start else 0
        # Sheets are written in their order; where their number tells otherwise, a formula in any of them counts.
        index = sheets.index(self.sheet)
        mine = computed[index] if len(computed) == len(self.book.sheet_names) else set().union(*computed)
        self.computed = {(line, column - left) for line, column in mine}

    def has_heads(self, sheet: calamine.CalamineSheet) -> bool:
        """Whether the sheet's first lines announce columns; finds on the way which old font its text was typed in."""
        lines = list(islice(sheet.iter_rows(), HEAD_LINES))
        self.convert = converter(" ".join(cell for cells in lines for cell in cells if isinstance(cell, str)))
        return columns_near([(0, [self.clean(cell) for cell in cells]) for cells in lines]) is not None

    def clean(self, cell: object) -> object:
        if not isinstance(cell, str):
            return cell
        return clean(self.convert(cell) if self.convert else cell)

    def __iter__(self) -> Iterator[Line]:
        """Lines that have anything in them, numbered as Excel numbers them."""
        empty, clean = 0, self.clean
        for number, cells in enumerate(self.sheet.iter_rows(), 1):
            cells = [clean(cell) for cell in cells]
            if any(cell != "" for cell in cells):
                empty = 0
                yield number, cells
                continue
            empty += 1
            if empty > EMPTY_LINES:
                raise Refused(
                    "empty_rows", f"Trang tính có hơn {EMPTY_LINES:,} dòng trống liền nhau.".replace(",", ".")
                )
