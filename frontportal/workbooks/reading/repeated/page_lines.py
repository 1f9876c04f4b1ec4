"""What printing repeats on each page of a long list: its headers, the number of the page, sums carried over."""

import re
from collections.abc import Sequence
from typing import Any

from frontportal.kit.values.text import fold

from ...files.grid import Grid, is_filled, listed
from ..line import Line, is_number
from ..lines import is_numbering

OF_A_PAGE = re.compile(
    r"(?:so |cong )?(?:(?:tu )?trang truoc )?(?:chuyen|mang) sang(?: trang (?:sau|\d+))?|(?:trang|page) ?:? ?\d+(?: ?(?:/|tren|of) ?\d+)?"
)


def without_page_lines(lines: list[Line], grid: Grid, header_lines: Sequence[int]) -> list[Line]:
    """The lines without those of pages, which the grid's notes tell."""
    headers = {folded(grid.rows[line - 1]) for line in header_lines} - {()}
    remaining: list[Line] = []
    left_out: list[int] = []
    for line in lines:
        is_repeated = folded(line.cells) in headers
        is_continuation = bool(left_out) and left_out[-1] == line.number - 1 and is_numbering(line.cells)
        if is_repeated or is_continuation or is_of_a_page(line):
            left_out.append(line.number)
        else:
            remaining.append(line)
    if left_out:
        grid.notes.append(f"Dòng lặp lại khi in sang trang không được nhập: {listed(left_out)}.")
    return remaining


def folded(cells: Sequence[Any]) -> tuple[tuple[int, str], ...]:
    """The filled cells of a line with their positions, as headers are compared."""
    return tuple((position, fold(str(cell))) for position, cell in enumerate(cells) if is_filled(cell))


def is_of_a_page(line: Line) -> bool:
    """Whether a line holds the number of a page or a sum carried over, and else numbers at most."""
    texts = [cell for cell in line.filled if isinstance(cell, str) and not is_number(cell)]
    return len(texts) == 1 and OF_A_PAGE.fullmatch(fold(texts[0]).strip(" .:-()")) is not None
