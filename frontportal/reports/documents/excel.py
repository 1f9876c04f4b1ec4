"""The report as .xlsx: a sheet for each section, true numbers, totals as formulas that bring their values along."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from frontportal.sheets.datasets.suppression import NOTE, SUPPRESSED
from frontportal.sheets.table_files import LETTER, LINE, lines_needed

from .fields import date_words, has_suppressed
from .openxml import NOT_XML
from .parts import parts_of

NUMBER, RATIO = "#,##0", "0.0%"
BOLD = 1.25  # how wide a letter of a header is beside a digit
LIST = [
    "Chỉ tiêu",
    "Đơn vị tính",
    "Kết quả",
    "Kế hoạch",
    "Đạt kế hoạch",
    "Tổng thể",
    "Năm trước",
    "Chênh lệch",
    "Số hồ sơ",
    "Cách ghi",
]
WIDTHS: Sequence[int] = [40, 15, 16, 16, 15, 15, 16, 16, 15, 38]  # all on one sheet of A4 in letters of 7 points
DICTIONARY_WIDTHS = [22, 36, 22, 14, 9, 56, 44]
MOST_BESIDE = 8  # figures of one table of communes or months: more would make the print too small to be read
MEANINGS = {
    "Kết quả": "Giá trị chính xác, cộng từ hồ sơ của năm",
    "Kế hoạch": "Chỉ tiêu kế hoạch được giao; trống nếu không giao",
    "Đạt kế hoạch": "Kết quả chia cho kế hoạch",
    "Tổng thể": "Số mà kết quả là một phần, ví dụ 170 khu dân cư; trống nếu không có",
    "Năm trước": "Giá trị của năm liền trước, tính từ hồ sơ hoặc khai báo",
    "Chênh lệch": "Kết quả trừ năm trước",
    "Số hồ sơ": "Số hồ sơ tạo nên kết quả",
    "Cách ghi": "Câu chữ dùng trong báo cáo",
    "Theo xã, thị trấn": "Theo đơn vị như trong năm; “Cấp trên xã” là phần không thuộc riêng xã nào",
    "Theo tháng": "Tháng của ngày ghi trong hồ sơ",
}


def render(report: dict) -> bytes:
    """The workbook's bytes, the same for the same report; see `reports.report_of` for what it takes."""
    file = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, safe)
    edition, content = report["edition"], report["content"]
    moment = datetime.fromisoformat(edition["published_at"]) if edition else datetime(content["year"], 12, 31)
    book.set_properties(
        {
            "title": f"Số liệu năm {content['year']}",
            "author": plain_text(report["letterhead"]["ten"]),
            "created": moment.replace(tzinfo=None),
        }
    )
    styles = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "header": book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "border": 1,
                "align": "center",
                "valign": "vcenter",
                "bg_color": "#F6F0E6",
            }
        ),
        "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"border": 1, "num_format": NUMBER, "valign": "top"}),
        "ratio": book.add_format({"border": 1, "num_format": RATIO, "valign": "top"}),
        "total": book.add_format({"border": 1, "num_format": NUMBER, "bold": True}),
    }
    figures = {figure["slug"]: figure for figure in content["figures"]}
    taken: set[str] = set()
    for part in parts_of(content):
        if part.slugs:
            sheet = Sheet(book, sheet_name(part.title, taken), styles)
            section_sheet(sheet, part.title, [figures[slug] for slug in part.slugs], report)
    dictionary_sheet(Sheet(book, sheet_name("Từ điển dữ liệu", taken), styles, DICTIONARY_WIDTHS), report)
    book.close()
    return file.getvalue()


class Sheet:
    """A worksheet with a position to write next."""

    def __init__(self, book, name: str, styles: dict, widths: Sequence[int] = WIDTHS):
        self.sheet, self.styles, self.widths, self.row = book.add_worksheet(name), styles, widths, 0
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P/&N")

    def write(self, column: int, value, style: str) -> None:
        """Text as text, never as a formula; numbers as numbers; nothing as an empty cell."""
        if value is None or value == "":
            self.sheet.write_blank(self.row, column, None, self.styles[style])
        elif isinstance(value, int | float):
            self.sheet.write_number(self.row, column, value, self.styles[style])
        else:
            self.sheet.write_string(self.row, column, plain_text(value), self.styles[style])

    def formula(self, column: int, formula: str, value, style: str, row: int | None = None) -> None:
        """A formula with its value, which readers that don't calculate show."""
        self.sheet.write_formula(self.row if row is None else row, column, formula, self.styles[style], value)

    def line(self, values, style: str = "text") -> None:
        values = list(values)
        for column, value in enumerate(values):
            self.write(column, value, "number" if style == "text" and isinstance(value, int) else style)
        self.heighten(values, BOLD if style == "header" else LETTER)
        self.row += 1

    def heighten(self, values: Sequence, letter: float = LETTER) -> None:
        """The row as high as its longest text needs."""
        if (lines := lines_needed(values, self.widths, letter)) > 1:
            self.sheet.set_row(self.row, LINE * lines)

    def note(self, words: str) -> None:
        """A line over the table, not in its frame."""
        self.sheet.write_string(self.row, 0, plain_text(words))
        self.row += 1

    def heading(self, words: str) -> None:
        self.sheet.write_string(self.row, 0, plain_text(words), self.styles["title"])
        self.row += 1


def section_sheet(sheet: Sheet, title: str, figures: list[dict], report: dict) -> None:
    year, edition = report["content"]["year"], report["edition"]
    sheet.heading(f"{title}, năm {year}")
    sheet.note(source(edition))
    sheet.row += 1
    sheet.line(LIST, "header")
    first = sheet.row
    sheet.row += len(figures) + 1
    totals = commune_rows(sheet, figures)
    month_rows(sheet, [figure for figure in figures if figure["by_month"]], year)
    sheet.row = first
    for figure, total in zip(figures, totals, strict=True):
        figure_row(sheet, figure, total)


def source(edition: dict | None) -> str:
    if edition is None:
        return "Số liệu chưa công bố, tính từ hồ sơ hiện có."
    return f"Ấn bản {edition['number']}, công bố {date_words(edition)}, {edition['publisher']}; SHA-256 {edition['sha256']}"


def figure_row(sheet: Sheet, figure: dict, total: str) -> None:
    """The result is the total of the communes below; share and difference follow from it."""
    value, plan, before = figure["value"], figure["plan"], figure["last_year"]
    result, planned, last = (xl_rowcol_to_cell(sheet.row, column) for column in (2, 3, 6))
    sheet.write(0, figure["label"], "text")
    sheet.write(1, figure["unit_of_measure"], "text")
    if value is None:
        sheet.write(2, SUPPRESSED, "number")
    else:
        sheet.formula(2, f"={total}", value, "number")
    sheet.write(3, plan, "number")
    if plan and value is not None:
        sheet.formula(4, f"={result}/{planned}", value / plan, "ratio")
    else:
        sheet.write(4, None, "ratio")
    sheet.write(5, figure["whole"], "number")
    sheet.write(6, before, "number")
    if None not in (before, value) and figure["adds_up"]:
        sheet.formula(7, f"={result}-{last}", value - before, "number")
    else:
        sheet.write(7, None, "number")
    sheet.write(8, len(figure["records"]), "number")
    sheet.write(9, figure["sentence"], "text")
    sheet.heighten([figure["label"], figure["unit_of_measure"], *[None] * 7, figure["sentence"]])
    sheet.row += 1


def commune_rows(sheet: Sheet, figures: list[dict]) -> list[str]:
    """The tables of communes; returns the cell of each figure's total."""
    names = {row["code"]: row["name"] for figure in figures for row in figure["by_commune"]}
    parts = list(batched(figures, MOST_BESIDE))
    return [
        total
        for position, part in enumerate(parts, 1)
        for total in commune_part(sheet, part, names, part_of(position, parts))
    ]


def batched(figures: list[dict], size: int) -> Iterator[list[dict]]:
    yield from (figures[start : start + size] for start in range(0, len(figures), size))


def part_of(position: int, parts: list) -> str:
    return f", phần {position}/{len(parts)}" if len(parts) > 1 else ""


def commune_part(sheet: Sheet, figures: list[dict], names: dict[str, str], part: str) -> list[str]:
    values = [{row["code"]: row["value"] for row in figure["by_commune"]} for figure in figures]
    sheet.heading(f"Theo xã, thị trấn{part}")
    sheet.line(["Đơn vị", *(f"{figure['label']} ({figure['unit_of_measure']})" for figure in figures)], "header")
    first = sheet.row
    for code in sorted(names):
        sheet.line([names[code], *(value_or_suppressed(column.get(code, 0)) for column in values)])
    sheet.line(["Cấp trên xã", *(value_or_suppressed(figure["above_communes"]) for figure in figures)])
    totals = total_row(sheet, "Toàn địa bàn", first, figures)
    if has_suppressed(figures):
        sheet.note(NOTE)
    sheet.row += 1
    return totals


def value_or_suppressed(value: int | None) -> int | str:
    return SUPPRESSED if value is None else value


def month_rows(sheet: Sheet, figures: list[dict], year: int) -> None:
    parts = list(batched(figures, MOST_BESIDE))
    for position, part in enumerate(parts, 1):
        month_part(sheet, part, year, part_of(position, parts))


def month_part(sheet: Sheet, figures: list[dict], year: int, part: str) -> None:
    sheet.heading(f"Theo tháng{part}")
    sheet.line(
        [f"Tháng, năm {year}", *(f"{figure['label']} ({figure['unit_of_measure']})" for figure in figures)], "header"
    )
    first = sheet.row
    for month in range(1, 13):
        sheet.line([f"Tháng {month}", *(value_or_suppressed(each["by_month"].get(str(month), 0)) for each in figures)])
    total_row(sheet, "Cả năm", first, figures, by_month=True)
    if any(None in each["by_month"].values() for each in figures):
        sheet.note(NOTE)
    sheet.row += 1


def total_row(sheet: Sheet, label: str, first: int, figures: list[dict], *, by_month: bool = False) -> list[str]:
    """Sums, or the greatest of a figure that does not add up, over the rows from `first` to here."""
    sheet.write(0, label, "total")
    totals = []
    for column, figure in enumerate(figures, 1):
        if figure["value"] is None:
            sheet.write(column, SUPPRESSED, "total")
            totals.append("")
            continue
        rows = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(sheet.row - 1, column)}"
        parts = figure["by_month"].values() if by_month else [figure["value"]]
        is_part = None in parts if by_month else has_suppressed([figure])
        value = figure["value"] if is_part else sum(parts) if figure["adds_up"] else max(parts, default=0)
        if is_part:  # the cells above are not all of it
            sheet.write(column, value, "total")
        else:
            sheet.formula(column, f"={'SUM' if figure['adds_up'] else 'MAX'}({rows})", value, "total")
        totals.append(xl_rowcol_to_cell(sheet.row, column))
    sheet.row += 1
    return totals


def dictionary_sheet(sheet: Sheet, report: dict) -> None:
    """What every figure and every column means, and where its records are."""
    sheet.heading("Từ điển dữ liệu")
    sheet.note(source(report["edition"]))
    sheet.row += 1
    sheet.line(["Mã chỉ tiêu", "Chỉ tiêu", "Mục", "Đơn vị tính", "Số hồ sơ", "Định nghĩa", "Hồ sơ"], "header")
    for figure in report["content"]["figures"]:
        slug = figure["slug"]
        sheet.line([
            slug, figure["label"], figure["section"], figure["unit_of_measure"], len(figure["records"]),
            report["definitions"].get(slug, figure["note"]), report["addresses"].get(slug, ""),
        ])  # fmt: skip
    sheet.row += 1
    sheet.line(["Cột", "Ý nghĩa"], "header")
    for name, meaning in MEANINGS.items():
        sheet.line([name, meaning])


def plain_text(words) -> str:
    return NOT_XML.sub("", str(words))[:32_000]


def sheet_name(title: str, taken: set[str]) -> str:
    """At most 31 characters, without those that Excel refuses, unlike every name in `taken`, where it is noted."""
    bare = re.sub(r"[\[\]:*?/\\]", " ", title).strip("' ")[:31].strip() or "Mục"
    name, number = bare, 1
    while name.lower() in taken:
        number += 1
        name = f"{bare[:27].strip()} {number}"
    taken.add(name.lower())
    return name
