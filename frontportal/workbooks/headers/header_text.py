"""The texts of headers as they stand in the sheet: of one line or several, merged or not."""

from dataclasses import dataclass
from typing import Any

from frontportal.kit.values.text import nfc

from ..files.grid import Grid, is_filled
from ..files.old_fonts import converted

LAST_HEADER, LONGEST_HEADER = 2_000, 1_000  # line, and letters of a cell, in which headers may be in an old font


@dataclass(frozen=True)
class HeaderPosition:
    """The first line of the headers and how many lines they take."""

    line: int
    depth: int

    @property
    def lines(self) -> list[int]:
        """All lines of the headers."""
        return list(range(self.line, self.line + self.depth))


def text_of_header(cell: Any) -> str:
    """A header as one line of composed text; whole numbers as Excel shows them."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(nfc(str(cell)).split()) if is_filled(cell) else ""


def spread(grid: Grid, line: int) -> list[str]:
    """The texts of a line of headers, those merged over several columns or lines repeated in each."""
    texts = [text_of_header(cell) for cell in (grid.rows[line - 1] if line <= len(grid.rows) else [])]
    for each in grid.wide_merged.get(line, ()):
        texts += [""] * (each.right - len(texts))
        parent = text_of_header(grid.cell(each.top, each.left))
        texts[each.left - 1 : each.right] = [parent] * (each.right - each.left + 1)
    return texts


def joined(grid: Grid, position: HeaderPosition) -> list[list[str]]:
    """The parts of each column's header from the uppermost down, without repetitions: `[["Họ tên"], ["Tham dự", "Số người"]]`."""
    lines = [spread(grid, line) for line in position.lines]
    width = max(map(len, lines), default=0)
    lines = [line + [""] * (width - len(line)) for line in lines]
    for upper, lower in zip(lines, lines[1:], strict=False):
        parent_over_blanks(upper, lower)
    columns = []
    for column in range(width):
        parts: list[str] = []
        for line in lines:
            if line[column] and line[column] not in parts:
                parts.append(line[column])
        columns.append(parts)
    return columns


def parent_over_blanks(upper: list[str], lower: list[str]) -> None:
    """Where cells are not merged, a text with another below it stands over the blanks to its right that have one, too."""
    parent = ""
    for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
        if above:
            parent = above if below and below != above else ""
        elif parent and below:
            upper[column] = parent
        else:
            parent = ""


def in_font(grid: Grid, font: str) -> Grid:
    """The same grid, texts of its first lines out of an old font."""
    rows = [
        [converted(cell, font) if isinstance(cell, str) and len(cell) < LONGEST_HEADER else cell for cell in row]
        for row in grid.rows[:LAST_HEADER]
    ]
    return Grid(rows, grid.merged)
