"""Values of communes in a few classes, each with its words: what a map shows by shades, a table says by words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from frontportal.kit.values.money import dong

STEPS = 5
NONE, CLOSED = "none", "closed"  # beside the steps 1 to 5
WORDS = {NONE: "không có", "1": "rất ít", "2": "ít", "3": "vừa", "4": "nhiều", "5": "rất nhiều", CLOSED: "không nêu"}


@dataclass(frozen=True)
class LegendLine:
    """`level` is one of WORDS, `range` the values that it holds: `"1–48"`, "" where the words say it."""

    level: str
    words: str
    range: str


def level_of(value: int | None, most: int) -> str:
    """The class of a value among values up to `most`; None is a value that is not told, and its class tells nothing of it."""
    if value is None:
        return CLOSED
    return NONE if value <= 0 or most <= 0 else str(-(-value * STEPS // most))


def most_of(values: Iterable[int | None]) -> int:
    """The largest that is told."""
    return max((value for value in values if value is not None), default=0)


def legend(values: Iterable[int | None]) -> list[LegendLine]:
    """The classes that occur, from none to the largest, then what is not told."""
    values = list(values)
    most = most_of(values)
    occurring = {level_of(value, most) for value in values}
    return [LegendLine(level, words, range_of(level, most)) for level, words in WORDS.items() if level in occurring]


def range_of(level: str, most: int) -> str:
    if level in (NONE, CLOSED):
        return ""
    low, high = (int(level) - 1) * most // STEPS + 1, int(level) * most // STEPS
    return dong(low) if low == high else f"{dong(low)}–{dong(high)}"
