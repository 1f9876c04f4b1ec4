"""Cells that no spreadsheet runs as a formula, whoever typed them."""

from datetime import date
from typing import Any

# What spreadsheets take for the beginning of a formula, the wide signs of East Asian keyboards included.
FORMULA = (*"=+-@＝＋－＠", *map(chr, range(32)), "\x7f")


SUM = 1_000_000  # from here on a number is money: with points between its thousands; years and keys are smaller


def sheet_cell(sheet: Any, value: Any, *, bold: bool = False, wraps: bool = False) -> Any:
    """A cell for a workbook being written: true days and numbers; text stays text, also after somebody edited it."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    risky = harmless(value) != value
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    made = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        made.data_type = "s"
        made.quotePrefix = risky
    elif isinstance(value, date):
        made.number_format = "dd/mm/yyyy"
    elif isinstance(value, int) and abs(value) >= SUM:
        made.number_format = "#,##0"
    if wraps:
        made.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
    if bold:
        made.font = Font(bold=True)
    return made


def harmless(value: Any) -> Any:
    """Text for a cell of CSV: with a quote before it where a spreadsheet would run it as a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA) and not value.lstrip("-").isdigit():
        return f"'{value}"
    return value


def plain(text: str) -> str:
    """A cell of CSV without the quote that `harmless` puts."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text
