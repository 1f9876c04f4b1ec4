"""One list of records as different offices would hand it in: letterhead, headers in two lines, units of money, forms of days and places."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import openpyxl

from frontportal.kit.values.days import EXCEL_DAY_0
from frontportal.kit.values.text import fold
from frontportal.sheets import cells, links
from frontportal.workbooks.headers.columns import Vocabulary, columns_of

LETTERHEAD = [
    ["ỦY BAN MTTQ VIỆT NAM HUYỆN LÂM HÀ", None, None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["BAN THƯỜNG TRỰC", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [None, None, None, "Đinh Văn, ngày 02 tháng 12 năm 2023"],
    [],
    ["DANH SÁCH KÈM THEO CÔNG VĂN SỐ 12/CV-MTTQ-BTT"],
]
SIGNED = [
    ["Người lập biểu", None, None, "TM. BAN THƯỜNG TRỰC"],
    [None, None, None, "CHỦ TỊCH"],
    [],
    ["Mẫu", None, None, "Thử"],
]
UNITS = {1: "", 1_000: "ĐVT: nghìn đồng", 1_000_000: "Đơn vị tính: Triệu đồng"}


@dataclass(frozen=True)
class Form:
    """How an office writes: `headers` own, shouted, bare (no marks) or other; `days` text, true, serial or iso."""

    name: str
    kind: str = "xlsx"
    has_letterhead: bool = False
    has_two_lines: bool = False
    has_numbers: bool = False  # a column TT
    has_numbering: bool = False  # a line (1) (2) (3)
    has_total: bool = False
    unit: int = 1
    is_unit_in_header: bool = False
    headers: str = "own"
    days: str = "text"
    money: str = "number"
    places: str = "full"


FORMS = [
    Form("as exported"),
    Form("letterhead and total", has_letterhead=True, has_numbers=True, has_total=True),
    Form("state form", has_letterhead=True, has_two_lines=True, has_numbers=True, has_numbering=True, days="true"),
    Form("in millions", has_letterhead=True, unit=1_000_000, has_total=True, places="dash", days="iso"),
    Form("in thousands, said in the headers", unit=1_000, is_unit_in_header=True, headers="shouted", places="short"),
    Form("other headers", headers="other", money="dots", days="serial", places="district"),
    Form("two columns for the place", has_numbers=True, places="apart", headers="bare"),
    Form("CSV", kind="csv", money="dots", places="dash"),
    Form(
        "CSV of a state form",
        kind="csv",
        has_letterhead=True,
        has_numbers=True,
        has_numbering=True,
        money="dong",
        days="iso",
    ),
    Form("CSV in millions", kind="csv", has_letterhead=True, unit=1_000_000, has_total=True, headers="bare"),
]


class Office:
    """Writes the rows of a plain export (our headers → cells as text) in a form."""

    def __init__(self, resource: Any, form: Form):
        self.resource, self.form = resource, form
        self.fields = {field.column_name: (name, field.widget) for name, field in resource.fields.items()}
        self.columns = {column.header: column for column in columns_of(resource)}
        self.vocabulary = Vocabulary(list(self.columns.values()))

    def file(self, headers: list[str], rows: list[dict[str, str]]) -> bytes:
        table = [self.line(headers, row, number) for number, row in enumerate(rows, 1)]
        top = [list(line) for line in LETTERHEAD] if self.form.has_letterhead else []
        if self.form.unit > 1 and not self.form.is_unit_in_header:
            top.append([None, None, UNITS[self.form.unit]])
        names = self.headers(headers)
        lines = [*top, names]
        first = len(lines)
        if self.form.has_two_lines:
            lines.append(list(names))
            lines[first - 1][-2:] = ["Thông tin khác", None]
        if self.form.has_numbering:
            lines.append([f"({number})" for number in range(1, len(names) + 1)])
        lines += table
        if self.form.has_total:
            lines.append(self.total(table))
        if self.form.has_letterhead:
            lines += [[], *SIGNED]
        return self.csv(lines) if self.form.kind == "csv" else self.xlsx(lines, first, len(names))

    def headers(self, headers: list[str]) -> list[str]:
        names = ["TT"] if self.form.has_numbers else []
        for header in headers:
            column = self.columns[header]
            if column.area and self.form.places == "apart":
                names += ["Thôn, tổ dân phố", "Xã, thị trấn"]
                continue
            name = header
            if self.form.headers == "other":
                others = [text for text in column.spellings if self.vocabulary.meaning(text).field == column.name]
                name = others[0] if others else header
            name = name.upper() if self.form.headers == "shouted" else name
            name = fold(name) if self.form.headers == "bare" else name
            if column.is_money and self.form.is_unit_in_header:
                name += f" ({UNITS[self.form.unit].partition(': ')[2]})"
            names.append(name)
        return names

    def line(self, headers: list[str], row: dict[str, str], number: int) -> list[Any]:
        cells_: list[Any] = [number] if self.form.has_numbers else []
        for header in headers:
            column = self.columns[header]
            if column.area and self.form.places == "apart":
                area, _, commune = row[header].rpartition(", ")
                cells_ += [area or None, commune or None]
            else:
                cells_.append(self.cell(self.fields[header][1], row[header]))
        return cells_

    def cell(self, widget: Any, text: str) -> Any:
        if not text:
            return None
        if isinstance(widget, links.UnitCell):
            return self.place(text)
        if type(widget) is cells.DayCell:
            return self.day(text)
        if isinstance(widget, cells.MoneyCell):
            return self.amount(int(text.replace(".", "")))
        if isinstance(widget, cells.WholeCell) and self.form.kind == "xlsx":
            return int(text.replace(".", ""))
        return text

    def day(self, text: str) -> Any:
        day = datetime.strptime(text, "%d/%m/%Y").date()
        if self.form.days == "iso":
            return day.isoformat()
        if self.form.days == "serial":
            return (day - EXCEL_DAY_0).days
        return day if self.form.days == "true" else text

    def amount(self, amount: int) -> Any:
        if self.form.unit > 1:
            scaled = amount / self.form.unit
            return scaled if self.form.kind == "xlsx" else f"{scaled:.10g}".replace(".", ",")
        grouped = f"{amount:,}".replace(",", ".")
        return {"number": amount, "dots": grouped, "dong": f"{grouped} đ"}[self.form.money]

    def place(self, text: str) -> str:
        if self.form.places == "dash":
            return text.replace(", ", " - ")
        if self.form.places == "short":
            for word, short in (
                ("Tổ dân phố", "TDP"),
                ("thị trấn", "TT."),
                ("Thị trấn", "TT"),
                ("xã ", "X. "),
                ("Xã ", "X."),
            ):
                text = text.replace(word, short)
        if (
            self.form.places == "district"
            and re.search(r"\b[xX]ã|[tT]hị trấn", text)
            and not re.search("Lâm Hà|Bình Thạnh", text)
        ):
            return f"{text}, huyện Lâm Hà"
        return text

    def total(self, table: list[list[Any]]) -> list[Any]:
        sums = [
            sum(column) if all(isinstance(cell, int | float) for cell in column) else None
            for column in zip(*table, strict=True)
        ]
        return ["Tổng cộng", *sums[1:]]

    def csv(self, lines: list[list[Any]]) -> bytes:
        file, width = io.StringIO(), max(map(len, lines))
        for line in lines:
            csv.writer(file, delimiter=";").writerow([*line, *[None] * (width - len(line))])
        return file.getvalue().encode("utf-8-sig")

    def xlsx(self, lines: list[list[Any]], first: int, width: int) -> bytes:
        book = openpyxl.Workbook()
        for line in lines:
            book.active.append(line)
        if self.form.has_two_lines:
            for column in range(1, width - 1):
                book.active.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)
            book.active.merge_cells(start_row=first, end_row=first, start_column=width - 1, end_column=width)
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()
