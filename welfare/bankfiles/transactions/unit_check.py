"""The unit that a column of its own names in every row."""

from collections import Counter

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.columns.units import unit_of
from welfare.bankterms.model import PrintedFigures
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.doubt import Doubt


def read_unit_column(columns: Columns, rows: list[Cells], printed: PrintedFigures) -> None:
    """Take the unit from a column that names it: the one that most of the first rows have; others are doubted one by one."""
    if columns.has("unit"):
        position = columns.positions["unit"]
        units = Counter(
            unit_of(text(cells[position])) for cells in rows if len(cells) > position and text(cells[position])
        )
        if units and (unit := units.most_common(1)[0][0]):
            printed.unit = unit


def refuse_other_unit(cell: object, unit: int) -> None:
    """Raises Doubt for a row whose own unit is not the file's."""
    words = text(cell)
    if words and unit_of(words) != unit:
        raise Doubt(f"đơn vị tính “{words[:20]}” khác với các dòng trước hoặc không rõ là bao nhiêu đồng")
