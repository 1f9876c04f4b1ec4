"""Tables of papers in Word whose rows are known, as wide and as whole in one program as in the other."""

from collections.abc import Callable, Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

from ..documents import standard


def listing(
    document,
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    is_right: Callable[[int, str], bool],
) -> None:
    """A table with its headers on every page; `widths` in millimetres, `is_right` of a column and its words."""
    table = document.add_table(0, len(headers))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)  # LibreOffice reads the grid's widths, Word the cells'
    for number, values in enumerate((headers, *rows)):
        row = table.add_row()
        standard.keep_whole(row)
        for position, (cell, words) in enumerate(zip(row.cells, values, strict=True)):
            side = ALIGN.CENTER if not number else ALIGN.RIGHT if is_right(position, words) else ALIGN.LEFT
            written = standard.add_paragraph(cell, words, size=None, bold=not number, first=True, side=side)
            written.style, cell.width = standard.SMALL, Mm(widths[position])
    standard.mark_header(table.rows[0])
