"""Workbooks of Excel's XML, written cell by cell."""

from xml.sax.saxutils import escape

EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"


def cell_of(cell: object, more: str = "") -> str:
    kind = "Number" if isinstance(cell, int) else "String"
    return f"<Cell{more}/>" if cell is None else f'<Cell{more}><Data ss:Type="{kind}">{escape(str(cell))}</Data></Cell>'


def sheet_of(rows: list[str], *, name: str = "Sao kê", before: str = "", behind: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{before}{"".join(rows)}</Table>{behind}</Worksheet>'


def excel(*sheets: str, styles: str = "", above: str = "") -> bytes:
    start = f'<?xml version="1.0"?><Workbook xmlns="{EXCEL}" xmlns:ss="{EXCEL}">{above}<Styles>{styles}</Styles>'
    return f"{start}{''.join(sheets)}</Workbook>".encode()
