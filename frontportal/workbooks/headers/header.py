"""A header of a file with what it means, or what must be asked about it."""

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """What a written 1 of money stands for in đồng, in the office's words, and the cell that says so (`"G3"`)."""

    factor: int
    text: str
    position: str


@dataclass
class Header:
    """A header of the file. `column` counts from 1; `field` is the resource's field that it fills, "" for none.

    `part` is "area" or "commune" where two columns together name a unit. `suggestions` are fields that may be meant,
    the likeliest first. `reason` says why a column is never imported. `unit` is the unit of money in its brackets.
    """

    column: int
    letters: str
    text: str
    field: str = ""
    part: str = ""
    is_ignored: bool = False
    reason: str = ""
    suggestions: list[str] = dataclasses.field(default_factory=list)
    unit: Unit | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether a person must say what this column is."""
        return not self.field and not self.is_ignored
