"""Stretches of text on a page, and how those that were drawn in splinters are put together again."""

import re
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

SAME_LINE = 1.0  # points between baselines of one line
TOUCHING, BLANK = 0.2, 1.4  # of a letter's width: closer is one word, closer is the next word
NUMBER = re.compile(r"-?\d[\d.,/]+")


class Run(NamedTuple):
    """One stretch of text. `left` and `right` in points from the page's left edge, `base` the baseline from its top."""

    left: float
    right: float
    base: float
    text: str


def letter_of(runs: list[Run]) -> float:
    """How wide a letter is, in points."""
    wide = [(run.right - run.left) / len(run.text) for run in runs if run.right > run.left]
    return median(wide) if wide else 1.0


def mended(runs: list[Run], part: Callable[[float, float, float], bool]) -> list[Run]:
    """Runs of one line that touch, or stand a blank apart, as one, unless a wall stands between: `part(left, right, base)`.

    Order and overlaps are lost on the way, so this is for pages that make no sense as they were drawn.
    """
    letter = letter_of(runs)
    found: list[Run] = []
    for run in sorted(runs, key=lambda run: (round(run.base), run.left)):
        before = found[-1] if found else None
        gap = run.left - before.right if before and abs(run.base - before.base) < SAME_LINE else None
        if gap is None or not -letter < gap < BLANK * letter:
            found.append(run)
            continue
        touching = gap < TOUCHING * letter
        beyond = NUMBER.fullmatch(run.text) and part(before.left + 1, run.left + 1, run.base)
        if beyond or not touching and part(before.right - 1, run.left + 1, run.base):
            found.append(run)  # a number behind a wall is a cell of its own, though a long text runs up to it
            continue
        text = f"{before.text}{'' if touching else ' '}{run.text}"
        found[-1] = Run(before.left, max(before.right, run.right), before.base, text)
    return found


def phrases(words: list[Run]) -> list[Run]:
    """The words of one line, those a blank apart as one run: wider gaps part cells that were drawn at one go."""
    letter = letter_of(words)
    found = words[:1]
    for word in words[1:]:
        before = found[-1]
        if word.left - before.right < BLANK * letter:
            found[-1] = Run(before.left, word.right, before.base, f"{before.text} {word.text}")
        else:
            found.append(word)
    return found
