"""The two file formats of imports and exports: what is not a real sheet, or leaves a question open, gets a sentence."""

from typing import Any

from import_export.formats import base_formats

from frontportal.kit.values.money import dong
from frontportal.workbooks.office_files import InvalidFile
from frontportal.workbooks.reading.read import read_sheet
from frontportal.workbooks.reading.result import SheetReading

from .table_files import csv_file, xlsx_file

MOST_ROWS = 2000
TOO_LONG = f"Tệp có quá {dong(MOST_ROWS)} dòng. Hãy chia thành nhiều tệp nhỏ hơn."


class Format(base_formats.Format):
    """Before a format of the library: `resource` says which headers a file may have."""

    extension = ""

    def __init__(self, encoding: str | None = None, *, resource: Any = None) -> None:
        super().__init__(encoding)
        self.resource = resource

    def create_dataset(self, in_stream: Any) -> Any:
        """Raises InvalidFile with a sentence for what is no sheet of rows, or must be asked about first."""
        reading = read_sheet(in_stream, self.extension, self.resource)
        refuse_questions(reading)
        if len(reading.rows) > MOST_ROWS:
            raise InvalidFile(TOO_LONG)
        return reading.dataset()


def refuse_questions(reading: SheetReading) -> None:
    """Raises InvalidFile for the first question that a person would have to answer."""
    if reading.must_choose_sheet:
        names = "”, “".join(sheet.name for sheet in reading.sheets if not sheet.is_hidden)
        raise InvalidFile(f"Tệp có nhiều trang tính có dữ liệu: “{names}”. Hãy tách mỗi trang thành một tệp.")
    if reading.unknown_headers:
        reasons = [header.reason for header in reading.unknown_headers if header.reason]
        if reasons:
            raise InvalidFile(f"{reasons[0]} Hãy bỏ bớt một cột.")
        names = "”, “".join(header.text for header in reading.unknown_headers)
        known = ", ".join(column.header for column in reading.columns)
        raise InvalidFile(f"Không có cột “{names}”. Các cột: {known}.")
    if reading.must_decide_totals:
        total = reading.totals[0]
        raise InvalidFile(
            f"Dòng {total.line} là dòng tổng cộng (“{total.text[:50]}”), không phải bản ghi. "
            "Hãy xoá dòng này và các dòng bên dưới bảng rồi nhập lại."
        )


class Xlsx(Format, base_formats.XLSX):
    """Excel 2007 and later."""

    extension = ".xlsx"

    def get_title(self) -> str:
        return "Excel (.xlsx)"

    def export_data(self, dataset: Any, **kwargs: Any) -> Any:
        """The sheet with true dates and numbers; text that Excel would run as a formula stays text."""
        widths = [max(12, min(40, len(header) + 4)) for header in dataset.headers]
        return xlsx_file([("Dữ liệu", [dataset.headers, *dataset])], bold_headers=True, widths=widths)


class Csv(Format, base_formats.CSV):
    """Commas or semicolons, UTF-8; written with a mark by which Excel recognises Vietnamese."""

    extension = ".csv"

    def get_title(self) -> str:
        return "CSV (.csv)"

    def get_content_type(self) -> str:
        return "text/csv; charset=utf-8"

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def export_data(self, dataset: Any, **kwargs: Any) -> Any:
        """A quote before what a spreadsheet would run as a formula; plain negative numbers stay numbers."""
        return csv_file(dataset.headers, dataset)
