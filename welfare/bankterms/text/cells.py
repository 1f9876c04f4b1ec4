"""Cells of a table as text."""


def text(cell: object) -> str:
    """A cell as text; Excel's whole numbers without the point: `20123456.0` → `"20123456"`."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
