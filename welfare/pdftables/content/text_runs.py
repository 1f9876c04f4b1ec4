"""Stretches of text on a page, and how those that were drawn in splinters are put together again."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple

SAME_LINE = 1.0  # points between baselines of one line
TOUCHING, BLANK = 0.2, 1.4  # of a letter's width: closer is one word, closer is the next word
MOST_OVERLAP = 0.6  # of a letter's width: what reaches farther back is printed over the text before
NEAR = 0.5  # points
SUM = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{3})+ ?(?:đ|₫|VND|VNĐ)?", re.IGNORECASE)
NUMBER = re.compile(r"-?\d[\d.,/]+")
SIGNS = {"đ", "₫", "VND", "VNĐ"}  # of our money

Separates = Callable[[float, float, float], bool]
Position = Callable[[float, float, float], tuple[float, float, float]]


class TextRun(NamedTuple):
    """One stretch of text. `left` and `right` in points from the page's left edge, `base` the baseline from its top."""

    left: float
    right: float
    base: float
    text: str


def letter_of(runs: list[TextRun]) -> float:
    """How wide a letter is, in points."""
    wide = [(run.right - run.left) / len(run.text) for run in runs if run.right > run.left]
    return median(wide) if wide else 1.0


def in_lines(runs: list[TextRun]) -> list[list[TextRun]]:
    """Runs line by line, each from left to right."""
    lines: list[list[TextRun]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if lines and run.base - lines[-1][0].base < SAME_LINE:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line) for line in lines]


def line_text(line: list[TextRun]) -> str:
    """The text of a line from left to right; what touches is one word, though a column's edge may have parted it."""
    found, before = "", None
    for run in line:
        found += (
            run.text if before is None or run.left - before.right < 1 and run.base == before.base else f" {run.text}"
        )
        before = run
    return found


class WordSpacing(NamedTuple):
    """How words of a line are put together: those not wider apart than `blank`, in widths of a letter, and none across
    `edges` of columns, which reach from `top` downwards."""

    edges: Sequence[float] = ()
    top: float = 0.0
    blank: float = BLANK


def join_runs(runs: list[TextRun], separates: Separates, how: WordSpacing) -> list[TextRun]:
    """Runs of one line that touch, or stand a blank apart, as one, unless a wall stands between, `separates(left, right, base)`,
    or the edge of a column. What is printed twice on one position, for bold type, counts once.

    Order and overlaps are lost on the way, so this is for pages that make no sense as they were drawn.
    """
    letter = letter_of(runs)
    found: list[TextRun] = []
    for line in in_lines(runs):
        before: TextRun | None = None
        for run in line:
            if before and run.text == before.text and run.left - before.left < letter / 2:
                continue
            if before and (seam := joint(before, run, letter, separates, how)) is not None:
                found[-1] = TextRun(
                    before.left, max(before.right, run.right), before.base, before.text + seam + run.text
                )
            else:
                found.append(run)
            before = found[-1]
    return found


def joint(before: TextRun, run: TextRun, letter: float, separates: Separates, how: WordSpacing) -> str | None:
    """What stands between two runs of one line that belong together: nothing, or a blank. None for two texts."""
    gap = run.left - before.right
    if not -MOST_OVERLAP * letter < gap < how.blank * letter:
        return None
    touching = gap < TOUCHING * letter
    is_sum = SUM.fullmatch(before.text) or touching and NUMBER.fullmatch(run.text)
    position = bisect_right(how.edges, before.left if is_sum else before.right - NEAR)
    if (
        run.base > how.top
        and position < len(how.edges)
        and how.edges[position] < (run.right if is_sum and touching else run.left)
    ):
        return None
    if (
        touching
        and run.base > how.top
        and before.text[-1].isalpha() != run.text[0].isalpha()
        and near(how.edges, run.left, letter)
    ):
        return None  # a number in one column, a text in the next one, and nothing between
    # A number behind a wall is a cell of its own, though a long text runs up to it.
    if NUMBER.fullmatch(run.text) and separates(before.left + 1, run.left + 1, run.base):
        return None
    if not touching and separates(before.right - 1, run.left + 1, run.base):
        return None
    return "" if touching else " "


def near(edges: Sequence[float], position: float, distance: float) -> bool:
    """Whether one of the edges, from left to right, is no farther away than that."""
    at = bisect_right(edges, position - distance)
    return at < len(edges) and edges[at] < position + distance


def phrases(words: list[TextRun]) -> list[TextRun]:
    """The words of one line, those a blank apart as one run: wider gaps part cells that were drawn at one go."""
    letter = letter_of(words)
    found = words[:1]
    for word in words[1:]:
        before = found[-1]
        if word.left - before.right < BLANK * letter:
            found[-1] = TextRun(before.left, word.right, before.base, f"{before.text} {word.text}")
        else:
            found.append(word)
    return found
