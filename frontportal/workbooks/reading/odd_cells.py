"""What is wrong with a line as such: cells under no header, far too long ones, a comma of CSV that was not quoted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ..files.cell_names import cell_name
from ..files.grid import Grid, is_filled, shown
from .line import Line
from .result import Fault

MOST_LETTERS = 20_000
TOO_WIDE = "Dòng có {} ô, nhiều hơn số cột ({}): có lẽ một ô có dấu phẩy mà không đặt trong dấu ngoặc kép."
CUT_OFF = (
    "Ô {} bắt đầu bằng dấu cách: có lẽ là phần sau dấu phẩy của ô bên trái. Hãy đặt ô có dấu phẩy trong dấu ngoặc kép."
)


class OddCells:
    """Knows how the lines of one table ought to look. `header` is the lowest line of its headers, `named` the positions that have one."""

    def __init__(self, grid: Grid, header: Sequence[Any], named: set[int], lines: Sequence[Line]):
        self.named = named
        widths = Counter([len(header), *(len(line.cells) for line in lines)])
        self.width = max(widths, key=lambda width: (widths[width], -width)) if grid.is_even else 0
        # Where even headers begin with a blank, it parts the cells of this file.
        self.may_be_cut = grid.is_even and not any(str(cell).startswith(" ") for cell in header)

    def faults(self, line: Line) -> Iterator[Fault]:
        """What is wrong with a line."""
        if self.width and len(line.cells) > self.width:
            yield Fault(line.number, "", "", TOO_WIDE.format(len(line.cells), self.width))
        for position, cell in enumerate(line.cells):
            is_text = isinstance(cell, str)
            if is_text and self.may_be_cut and position and is_cut_off(line.cells[position - 1], cell):
                yield self.fault(line, position, CUT_OFF)
            if is_text and len(cell) > MOST_LETTERS:
                yield self.fault(line, position, "Ô {} quá dài.")
            elif position not in self.named and is_filled(cell):
                yield self.fault(line, position, "Ô {} “{}” nằm ngoài các cột có tên.")

    @staticmethod
    def fault(line: Line, position: int, sentence: str) -> Fault:
        value = shown(line.cells[position])
        return Fault(line.number, "", value, sentence.format(cell_name(line.number, position + 1), value))


def is_cut_off(left: Any, cell: str) -> bool:
    """Whether a cell of CSV looks like the rest of the one to its left, behind a comma that was not quoted."""
    return is_filled(left) and cell.startswith(" ") and is_filled(cell)
