"""The lines of a table: which of them may be records."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from ..files.grid import Grid, is_filled
from ..headers.header import Header
from ..headers.header_text import HeaderPosition
from .line import Line, is_number

MOST_SIGNED_LINES = 6
NUMBERED = re.compile(r"\(?\s*([A-Z]|\d{1,2})\s*\)?(?:\s*=.*)?")


def end_of(lines: Sequence[Line]) -> int:
    """The position in `lines` from which on nothing is a record: what follows a last sum or signature and looks like none."""
    end, usual = len(lines), usual_width(lines)
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if line.is_below:
            end = position
        elif line.is_counted or len(line.filled) >= max(2, usual * 0.6):
            break
    return min(end, start_of_signatures(lines))


def start_of_signatures(lines: Sequence[Line]) -> int:
    """Where those who sign begin: apart from the table by an empty line, and nothing but their titles and names after it."""
    start = len(lines)
    for position in range(len(lines) - 1, max(len(lines) - MOST_SIGNED_LINES, 0) - 1, -1):
        line = lines[position]
        if not line.may_name_signers:
            break
        if line.is_signed and position and lines[position - 1].number < line.number - 1:
            start = position
    return start


def usual_width(lines: Sequence[Line]) -> int:
    """How many cells a line of the table fills, by most of those above the first that may stand below it."""
    records = list(takewhile(lambda line: not line.is_below, lines)) or lines
    widths = sorted(len(line.filled) for line in records)
    return widths[len(widths) // 2] if widths else 0


def lines_below(grid: Grid, position: HeaderPosition, headers: Sequence[Header]) -> list[Line]:
    """All filled lines below the headers, without one that only numbers the columns."""
    counting = [header.column - 1 for header in headers if header.is_ignored and not header.reason]
    lines: list[Line] = []
    for number, cells in enumerate(grid.rows[position.lines[-1] :], position.lines[-1] + 1):
        unread = any((number, column) in grid.unread for column in range(1, len(cells) + 1)) if grid.unread else False
        if not unread and not any(map(is_filled, cells)):
            continue
        if not lines and is_numbering(cells):
            continue
        counted = any(column < len(cells) and is_number(cells[column]) for column in counting)
        lines.append(Line(number, cells, counted))
    return lines


def is_numbering(cells: Sequence[Any]) -> bool:
    """Whether a line only numbers the columns, as state forms do: (1), (2), (3); A, B, 1, 2; 1, 2, 3 = 1 + 2."""
    texts = [f"{cell:g}" if isinstance(cell, float) else str(cell).strip() for cell in cells if is_filled(cell)]
    found = [match[1] for text in texts if (match := NUMBERED.fullmatch(text))]
    numbers = [int(each) for each in found if each.isdecimal()]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    is_bracketed = all(text.startswith("(") for text in texts)
    return len(found) == len(texts) and in_order and numbers[0] <= 2 and len(texts) > (1 if is_bracketed else 2)
