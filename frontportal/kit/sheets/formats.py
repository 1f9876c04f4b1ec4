"""The two file formats of imports and exports: what is not a real sheet gets a sentence."""

import csv
import io

import tablib
from import_export.formats import base_formats

from ..values.money import dong
from ..values.text import nfc
from .office_files import InvalidFile, check_package
from .safe_cells import plain
from .table_files import csv_file, xlsx_file
from .workbook import Workbook

MOST_ROWS, MOST_COLUMNS = 2000, 100
MOST_LETTERS = 20_000
TOO_LONG = f"Tệp có quá {dong(MOST_ROWS)} dòng. Hãy chia thành nhiều tệp nhỏ hơn."


def dataset_of(rows) -> tablib.Dataset:
    """A dataset from rows of cells: the first row that is not blank holds the heads, blank rows are left out.

    Each row of the dataset is tagged with its line in the file.
    """
    dataset, width = tablib.Dataset(), 0
    for line, row in enumerate(rows, 1):
        row = list(row)
        if all(cell is None or str(cell).strip() == "" for cell in row):
            continue
        if not width:
            while row and str(row[-1] or "").strip() == "":
                row.pop()
            width = len(row)
            if width > MOST_COLUMNS:
                raise InvalidFile(f"Tệp có quá {MOST_COLUMNS} cột. Hãy dùng tệp mẫu.")
            dataset.headers = [nfc(str(cell or "")).strip() for cell in row]
            continue
        if len(dataset) >= MOST_ROWS:
            raise InvalidFile(TOO_LONG)
        if any(isinstance(cell, str) and len(cell) > MOST_LETTERS for cell in row):
            raise InvalidFile(f"Dòng {line} có ô quá dài.")
        if beyond := next((cell for cell in row[width:] if cell is not None and str(cell).strip()), None):
            raise InvalidFile(f"Dòng {line} có ô “{nfc(str(beyond)).strip()[:50]}” nằm ngoài các cột có tên.")
        dataset.append((row + [None] * width)[:width], tags=[line])
    if not dataset.headers or not len(dataset):
        raise InvalidFile("Tệp không có dòng dữ liệu nào. Dòng đầu phải là tên các cột như trong tệp mẫu.")
    return dataset


class Xlsx(base_formats.XLSX):
    """Excel 2007 and later."""

    def get_title(self):
        return "Excel (.xlsx)"

    def create_dataset(self, in_stream):
        """Raises InvalidFile with a sentence for what is no workbook of rows."""
        check_package(in_stream, "xlsx")
        try:
            book = Workbook(in_stream)
            dataset = dataset_of(book.rows)
            dataset.notes = book.notes
            return dataset
        except InvalidFile:
            raise
        except Exception:  # a hostile workbook can fail anywhere inside the reader
            raise InvalidFile("Không đọc được tệp Excel này. Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx.") from None

    def export_data(self, dataset, **kwargs):
        """The sheet with true dates and numbers; text that Excel would run as a formula stays text."""
        widths = [max(12, min(40, len(head) + 4)) for head in dataset.headers]
        return xlsx_file([("Dữ liệu", [dataset.headers, *dataset])], bold_heads=True, widths=widths)


class Csv(base_formats.CSV):
    """Commas or semicolons, UTF-8; written with a mark by which Excel recognises Vietnamese."""

    def get_title(self):
        return "CSV (.csv)"

    def get_content_type(self):
        return "text/csv; charset=utf-8"

    def is_binary(self):
        return True

    def get_read_mode(self):
        return "rb"

    def create_dataset(self, in_stream):
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
            return dataset_of([plain(cell) for cell in row] for row in rows)
        except csv.Error:
            raise InvalidFile("Không đọc được tệp CSV này. Hãy lưu thành .xlsx.") from None

    def export_data(self, dataset, **kwargs):
        """A quote before what a spreadsheet would run as a formula; plain negative numbers stay numbers."""
        return csv_file(dataset.headers, dataset)
