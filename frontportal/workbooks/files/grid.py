"""A sheet as lines of cells, whatever file it came in: values, what can't be read of them, and what the program hides."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import nfc

from .cell_names import Position

TALLEST_HEADER = 4
LONGEST_VALUE = 80  # letters of a cell that a sentence repeats
MOST_NAMED = 5  # positions that a sentence lists; the others are counted


@dataclass(frozen=True)
class FoundSheet:
    """A worksheet that holds something; `rows` counts its lines down to the last filled one."""

    name: str
    rows: int
    is_hidden: bool = False


@dataclass(frozen=True)
class MergedCells:
    """Cells shown as one: lines and columns from 1, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Grid:
    """`rows[0]` is line 1. `unread` are cells whose value is not to be had, with the reason as a sentence.

    `is_even` says that every line of the file has to have the same number of cells, as in CSV.
    """

    rows: list[list[Any]]
    merged: list[MergedCells] = field(default_factory=list)
    unread: dict[Position, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_even: bool = False

    @cached_property
    def wide_merged(self) -> dict[int, list[MergedCells]]:
        """Line → what is merged over several columns there; of tall ones the first lines, for headers."""
        found: dict[int, list[MergedCells]] = {}
        for each in self.merged:
            if each.right > each.left:
                for line in range(each.top, min(each.bottom, each.top + TALLEST_HEADER) + 1):
                    found.setdefault(line, []).append(each)
        return found

    def cell(self, line: int, column: int) -> Any:
        """The value at a position, None where there is none."""
        row = self.rows[line - 1] if line <= len(self.rows) else []
        return row[column - 1] if column <= len(row) else None


def is_filled(cell: Any) -> bool:
    """Whether a cell holds more than white space."""
    return cell is not None and (not isinstance(cell, str) or not cell.isspace() and cell != "")


def listed(positions: Iterable[Any], *, joiner: str = ", ") -> str:
    """The first positions by name, the others counted: `"3, 5, 8, 9, 12 và 4 chỗ khác"`."""
    named = list(map(str, positions))
    beyond = f" và {len(named) - MOST_NAMED} chỗ khác" if len(named) > MOST_NAMED else ""
    return joiner.join(named[:MOST_NAMED]) + beyond


def shown(value: Any) -> str:
    """A cell as people would read it aloud from the sheet; never longer than a sentence bears."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return dong(int(value)) if float(value).is_integer() else f"{value:.10g}".replace(".", ",")
    return nfc("" if value is None else str(value)).strip()[:LONGEST_VALUE]
