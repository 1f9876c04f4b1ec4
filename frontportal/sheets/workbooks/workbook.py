"""The one sheet of an .xlsx that an office means, as rows of values; what can't be read for certain is refused by its cell."""

import io
from collections.abc import Sized
from typing import Any

import python_calamine as calamine

from ..office_files import InvalidFile
from .facts import SheetFacts, cell_name, facts_of

MOST_CELLS = 2_000_000  # of the rectangle that a reader must hold: a single cell in the last corner is no sheet of ours
MOST_NAMED = 5


class Workbook:
    """`rows` of the visible sheet that has any; `notes` are sentences on what Excel hides and is read, or is not."""

    def __init__(self, data: bytes):
        """Raises InvalidFile with a Vietnamese sentence, and whatever the reader raises for what is no workbook."""
        self.notes: list[str] = []
        self.book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        self.facts = facts_of(data)
        self.name = self.choose()
        self.fact = self.facts[self.name]
        self.refuse_unread()
        sheet = self.book.get_sheet_by_name(self.name)
        self.left = sheet.start[1] if sheet.start else 0
        self.rows: list[list[Any]] = [[None] * self.left + [none_of(cell) for cell in row] for row in sheet.iter_rows()]
        self.show_zeros()
        self.fill_merged(sheet.merged_cell_ranges or ())
        self.tell_hidden()

    def choose(self) -> str:
        """The name of the visible sheet with content. Several are refused; hidden ones are told, never read."""
        filled: list[str] = []
        hidden: list[str] = []
        for sheet in self.book.sheets_metadata:
            if sheet.typ != calamine.SheetTypeEnum.WorkSheet or sheet.name not in self.facts:
                continue
            fact = self.facts[sheet.name]
            if not fact.is_empty:
                (filled if sheet.visible == calamine.SheetVisibleEnum.Visible else hidden).append(sheet.name)
        if len(filled) > 1:
            raise InvalidFile(
                f"Tệp có nhiều trang tính có dữ liệu: “{'”, “'.join(filled)}”. Hãy tách mỗi trang thành một tệp."
            )
        if not filled:
            names = f": chỉ có trang ẩn “{'”, “'.join(hidden)}”" if hidden else ""
            raise InvalidFile(f"Tệp không có dòng dữ liệu nào{names}. Dòng đầu phải là tên các cột như trong tệp mẫu.")
        self.notes += [f"Trang tính ẩn “{name}” không được nhập." for name in hidden]
        return filled[0]

    def refuse_unread(self) -> None:
        fact: SheetFacts = self.fact
        if fact.last_row * fact.last_column > MOST_CELLS:
            corner = cell_name(fact.last_row, fact.last_column)
            raise InvalidFile(f"Trang tính “{self.name}” trải rộng đến ô {corner}. Hãy xoá những ô ở quá xa bảng.")
        if fact.errors:
            named = ", ".join(
                f"{cell_name(*place)} ({error})" for place, error in list(fact.errors.items())[:MOST_NAMED]
            )
            raise InvalidFile(f"Ô báo lỗi trong Excel: {named}{more(fact.errors)}. Hãy sửa các ô này rồi lưu lại.")
        if fact.uncalculated:
            named = ", ".join(cell_name(*place) for place in fact.uncalculated[:MOST_NAMED])
            raise InvalidFile(
                f"Ô có công thức nhưng chưa có kết quả: {named}{more(fact.uncalculated)}. "
                "Hãy mở tệp bằng Excel, lưu lại rồi nhập."
            )

    def show_zeros(self) -> None:
        """Numbers whose format shows zeros in front of them, as telephone numbers have, become the text that is seen."""
        for (row, column), (front, digits) in self.fact.zeros.items():
            value = (
                self.rows[row - 1][column - 1] if row <= len(self.rows) and column <= len(self.rows[row - 1]) else None
            )
            if isinstance(value, float) and value.is_integer() and value >= 0:
                self.rows[row - 1][column - 1] = front + f"{value:.0f}".zfill(digits)

    def fill_merged(self, ranges: Any) -> None:
        """A text that stands in cells merged downwards holds for each of their rows; a number there is in doubt."""
        for (top, left), (bottom, right) in ranges:
            if top == bottom or left != right or top >= len(self.rows) or left >= len(self.rows[top]):
                continue
            value = self.rows[top][left]
            if value is not None and not isinstance(value, str):
                place = f"{cell_name(top + 1, left + 1)}:{cell_name(bottom + 1, right + 1)}"
                raise InvalidFile(f"Các ô {place} gộp chung một số hoặc ngày. Hãy bỏ gộp và ghi riêng cho từng dòng.")
            for row in self.rows[top + 1 : bottom + 1]:
                row[left] = value

    def tell_hidden(self) -> None:
        if self.fact.hidden_rows:
            lines = ", ".join(map(str, self.fact.hidden_rows[:MOST_NAMED]))
            self.notes.append(f"Dòng ẩn trong Excel vẫn được nhập: {lines}{more(self.fact.hidden_rows)}.")
        if self.fact.hidden_columns:
            self.notes.append(f"Cột ẩn trong Excel vẫn được nhập: {', '.join(self.fact.hidden_columns)}.")


def none_of(cell: Any) -> Any:
    return None if cell == "" else cell


def more(found: Sized) -> str:
    return f" và {len(found) - MOST_NAMED} chỗ khác" if len(found) > MOST_NAMED else ""
