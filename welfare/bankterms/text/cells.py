"""Cells of a table as text."""

from typing import Any

# The cells of one line, from the left: text as `words.clean` leaves it, or what a workbook stores (int, float, date, time).
# `Any`, since a bank may put each of these anywhere: whoever takes a cell looks at what it is.
Cells = list[Any]


def text(cell: object) -> str:
    """A cell as text; Excel's whole numbers without the point: `20123456.0` → `"20123456"`."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
