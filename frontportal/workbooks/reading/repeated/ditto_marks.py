"""Cells that say “as above”: “nt”, “-nt-”, “như trên”, ”, //."""

import re
from typing import Any

from frontportal.kit.values.text import fold

from ...files.grid import is_filled, listed

MARK = re.compile(
    r"[-–—\s]*(?:n\.?/?t\.?|như trên|như dòng trên|[\"”“″〃]{1,2}|'{2}|’{2}|/{2,3})[-–—\s]*", re.IGNORECASE
)
NOTHING_ABOVE = "“{}” là “như trên” mà phía trên không có gì. Hãy ghi đủ."


class DittoMarks:
    """Knows what stands above, column by column, as a table is read downwards; `taken` are header → (mark, line) of what was filled in."""

    def __init__(self) -> None:
        self.above: dict[int, Any] = {}
        self.taken: dict[str, list[tuple[str, int]]] = {}

    def meant(self, value: Any, column: int, header: str, line: int) -> Any:
        """The cell, or the one above for which a mark stands. Raises ValueError where nothing does."""
        if is_mark(value):
            if not is_filled(self.above.get(column)):
                raise ValueError(NOTHING_ABOVE.format(value.strip()))
            self.taken.setdefault(header, []).append((value.strip(), line))
            return self.above[column]
        self.above[column] = value
        return value

    @property
    def notes(self) -> list[str]:
        """What was filled in, for the preview."""
        return [
            f"Cột “{header}”: “{marks[0][0]}” được hiểu là như dòng trên, ở dòng {listed(line for _, line in marks)}."
            for header, marks in self.taken.items()
        ]


def is_mark(value: Any) -> bool:
    """Whether a cell holds nothing but a mark; a word of Vietnamese is told by its letters as they stand, `"nt"` is none."""
    return isinstance(value, str) and len(value) < 20 and bool(MARK.fullmatch(value) or fold(value) == "nhu tren")
