"""The two file formats of imports and exports: what is not a real sheet gets a sentence."""

import csv
import io
import re
from typing import Any

import tablib
from import_export.formats import base_formats

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import fold, nfc

from .office_files import InvalidFile, check_package
from .safe_cells import plain
from .table_files import csv_file, xlsx_file
from .workbooks.workbook import Workbook

MOST_ROWS, MOST_COLUMNS, MOST_LETTERHEAD = 2000, 100, 30
RUNNING_NUMBER = {"stt", "tt", "so tt", "so thu tu", "#"}
# "Cộng" alone or with a count: "Công ty" and "Tổng công ty" are donors.
TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng)(?:\s*$|\s*[:.…(\d])|.{0,40}\bbằng chữ\s*:", re.IGNORECASE)
MOST_LETTERS = 20_000
TOO_LONG = f"Tệp có quá {dong(MOST_ROWS)} dòng. Hãy chia thành nhiều tệp nhỏ hơn."


def dataset_of(rows: Any, heads: frozenset[str] = frozenset()) -> tablib.Dataset:
    """A dataset from rows of cells, each tagged with its line in the file; blank rows are left out.

    The heads stand in the row that holds most of the folded `heads`, where none does in the first one. What stands
    above is told in `notes`; a column of running numbers is left out. Raises InvalidFile with a sentence.
    """
    filled = [(line, cells) for line, row in enumerate(rows, 1) if any(map(is_filled, cells := list(row)))]
    place = head_row(filled, heads)
    head = [nfc(str(cell or "")).strip() for cell in filled[place][1]] if filled else []
    named = [column for column, name in enumerate(head) if name]
    if len(named) > MOST_COLUMNS:
        raise InvalidFile(f"Tệp có quá {MOST_COLUMNS} cột. Hãy dùng tệp mẫu.")
    columns = [column for column in named if not is_running_number(head[column], heads)]
    dataset = tablib.Dataset(headers=[head[column] for column in columns])
    dataset.notes = [f"Tên các cột ở dòng {filled[place][0]}; những dòng phía trên không được nhập."] if place else []
    for line, row in filled[place + 1 :]:
        if is_numbering(row):
            continue
        refuse_odd_row(line, row, named)
        cells = [row[column] if column < len(row) else None for column in columns]
        if any(map(is_filled, cells)):
            if len(dataset) >= MOST_ROWS:
                raise InvalidFile(TOO_LONG)
            dataset.append(cells, tags=[line])
    if not columns or not len(dataset):
        raise InvalidFile("Tệp không có dòng dữ liệu nào. Dòng đầu phải là tên các cột như trong tệp mẫu.")
    return dataset


def is_filled(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def head_row(filled: list[Any], heads: frozenset[str]) -> int:
    """The place of the row that holds most of the heads, in the first rows of a sheet; 0 where none does."""
    known = [sum(fold(str(cell or "")) in heads for cell in cells) for _, cells in filled[:MOST_LETTERHEAD]]
    return known.index(max(known)) if known else 0


def is_numbering(row: list[Any]) -> bool:
    """Whether a row below the heads only numbers the columns, as state forms do: (1), (2), (3)."""
    numbers = [f"{cell:g}" if isinstance(cell, float) else str(cell).strip(" ()") for cell in filter(is_filled, row)]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def is_running_number(head: str, heads: frozenset[str]) -> bool:
    return fold(head) in RUNNING_NUMBER and fold(head) not in heads


def refuse_odd_row(line: int, row: list[Any], named: list[int]) -> None:
    """Raises InvalidFile for a row with a cell that is too long or under no head, and for a row of totals."""
    if any(isinstance(cell, str) and len(cell) > MOST_LETTERS for cell in row):
        raise InvalidFile(f"Dòng {line} có ô quá dài.")
    first = nfc(str(next(filter(is_filled, row)))).strip()
    if TOTAL.match(first):
        raise InvalidFile(
            f"Dòng {line} là dòng tổng cộng (“{first[:50]}”), không phải bản ghi. "
            "Hãy xoá dòng này và các dòng bên dưới bảng rồi nhập lại."
        )
    beyond = next((cell for column, cell in enumerate(row) if column not in named and is_filled(cell)), None)
    if beyond is not None:
        raise InvalidFile(f"Dòng {line} có ô “{nfc(str(beyond)).strip()[:50]}” nằm ngoài các cột có tên.")


class Format(base_formats.Format):
    """Before a format of the library: `heads` are those of the resource, folded, by which a table is found in its sheet."""

    def __init__(self, encoding: str | None = None, *, heads: frozenset[str] = frozenset()) -> None:
        super().__init__(encoding)
        self.heads = heads


class Xlsx(Format, base_formats.XLSX):
    """Excel 2007 and later."""

    def get_title(self) -> str:
        return "Excel (.xlsx)"

    def create_dataset(self, in_stream: Any) -> Any:
        """Raises InvalidFile with a sentence for what is no workbook of rows."""
        check_package(in_stream, "xlsx")
        try:
            book = Workbook(in_stream)
            dataset = dataset_of(book.rows, self.heads)
            dataset.notes += book.notes
            return dataset
        except InvalidFile:
            raise
        except Exception:  # a hostile workbook can fail anywhere inside the reader
            raise InvalidFile("Không đọc được tệp Excel này. Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx.") from None

    def export_data(self, dataset: Any, **kwargs: Any) -> Any:
        """The sheet with true dates and numbers; text that Excel would run as a formula stays text."""
        widths = [max(12, min(40, len(head) + 4)) for head in dataset.headers]
        return xlsx_file([("Dữ liệu", [dataset.headers, *dataset])], bold_heads=True, widths=widths)


class Csv(Format, base_formats.CSV):
    """Commas or semicolons, UTF-8; written with a mark by which Excel recognises Vietnamese."""

    def get_title(self) -> str:
        return "CSV (.csv)"

    def get_content_type(self) -> str:
        return "text/csv; charset=utf-8"

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def create_dataset(self, in_stream: Any) -> Any:
        try:
            text = in_stream.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InvalidFile(
                "Tệp CSV không ở bảng mã UTF-8. Trong Excel hãy chọn “CSV UTF-8”, hoặc lưu thành .xlsx."
            ) from None
        if "\0" in text:
            raise InvalidFile("Tệp không phải là văn bản CSV.")
        head = text.lstrip().partition("\n")[0]
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=head.count))
            return dataset_of(([plain(cell) for cell in row] for row in rows), self.heads)
        except csv.Error:
            raise InvalidFile("Không đọc được tệp CSV này. Hãy lưu thành .xlsx.") from None

    def export_data(self, dataset: Any, **kwargs: Any) -> Any:
        """A quote before what a spreadsheet would run as a formula; plain negative numbers stay numbers."""
        return csv_file(dataset.headers, dataset)
