"""A table of cells as the bytes of a file, in each of the forms that banks hand out."""

import io
from datetime import date
from html import escape

import xlwt

from tests.welfare.bankfiles.forms import ods_cell, ods_file
from tests.welfare.bankfiles.generator.paper import as_pdf
from tests.welfare.bankfiles.variations import as_csv, as_workbook


def as_old_workbook(table: list[list]) -> bytes:
    """An .xls of Excel 97. A cell that is a day has the number format of one, or it would be a number."""
    book = xlwt.Workbook()
    sheet, shown = book.add_sheet("Sao kê"), xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for row, cells in enumerate(table):
        for column, cell in enumerate(cells):
            if cell != "":
                sheet.write(row, column, cell, *([shown] if isinstance(cell, date) else []))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_open_document(table: list[list]) -> bytes:
    rows = "".join(f"<table:table-row>{''.join(map(cell_of, cells))}</table:table-row>" for cells in table)
    return ods_file(f'<table:table table:name="Sao kê">{rows}</table:table>')


def cell_of(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    return ods_cell(cell).replace("\n", "</text:p><text:p>") if isinstance(cell, str) else ods_cell(cell)


def as_web_page(table: list[list]) -> bytes:
    """Labels stand in the table too, as programs write it that name such a page .xls."""
    rows = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in cells)}</tr>\n" for cells in table)
    page = f'<html><head><meta charset="utf-8"></head><body><table border=1>{rows}</table></body></html>'
    return page.replace("\n", "<br>").encode()


def as_fixed_width(table: list[list]) -> bytes:
    """Columns as wide as they need, three blanks apart; labels in lines of their own."""
    across = max(map(len, table))
    widths = [max(len(str(cells[position])) for cells in table if len(cells) == across) for position in range(across)]
    lines = [
        "   ".join(str(cell).ljust(width) for cell, width in zip(cells, widths, strict=False)).rstrip()
        if len(cells) > 1
        else str(cells[0])
        for cells in table
    ]
    return "\n".join(lines).encode()


WRITERS = {
    "csv": as_csv,
    "csv-semicolon": lambda table: as_csv(table, separator=";"),
    "csv-tab": lambda table: as_csv(table, separator="\t"),
    "xlsx": as_workbook,
    "xls": as_old_workbook,
    "ods": as_open_document,
    "html": as_web_page,
    "fixed width": as_fixed_width,
}
DRAWN = {
    "boxes": {"borders": "boxes"},
    "one path": {"borders": "one path"},
    "areas": {"borders": "areas"},
    "columns only": {"lines": False},
    "centred": {"centred": True},
}


def written(form: str, table: list[list], *, paper: str, in_pages: bool) -> bytes:
    """`in_pages`: three rows on each page, where the form has pages. `paper`: how a PDF's table is drawn."""
    if form in ("pdf-ruled", "pdf-bare"):
        ways = DRAWN.get(paper, {})
        return as_pdf(table, ruled=form == "pdf-ruled", per_page=3 if in_pages else 40, **ways)
    return WRITERS[form](table)
