"""Stretches of text on a page, and how those that were drawn in splinters are put together again."""

from statistics import median
from typing import NamedTuple

SAME_LINE = 1.0  # points between baselines of one line
TOUCHING, BLANK = 0.2, 1.4  # of a letter's width: closer is one word, closer is the next word


class Run(NamedTuple):
    """One stretch of text. `left` and `right` in points from the page's left edge, `base` the baseline from its top."""

    left: float
    right: float
    base: float
    text: str


def mended(runs: list[Run], walls: list[float]) -> list[Run]:
    """Runs of one line that touch, or stand a blank apart, as one, unless a drawn line stands between (`walls`, x).

    Order and overlaps are lost on the way, so this is for pages that make no sense as they were drawn.
    """
    wide = [(run.right - run.left) / len(run.text) for run in runs if run.right > run.left]
    letter = median(wide) if wide else 1.0
    found: list[Run] = []
    for run in sorted(runs, key=lambda run: (round(run.base), run.left)):
        before = found[-1] if found else None
        gap = run.left - before.right if before and abs(run.base - before.base) < SAME_LINE else None
        if gap is None or not -letter < gap < BLANK * letter:
            found.append(run)
            continue
        touching = gap < TOUCHING * letter
        if not touching and parted(before, run, walls):
            found.append(run)
            continue
        text = f"{before.text}{'' if touching else ' '}{run.text}"
        found[-1] = Run(before.left, max(before.right, run.right), before.base, text)
    return found


def parted(left: Run, right: Run, walls: list[float]) -> bool:
    return any(left.left < wall < right.right and left.right - 1 < wall < right.left + 1 for wall in walls)
