"""Rows of a table that has no lines between them, told apart by the distances of its lines of text."""

from bisect import bisect_right
from itertools import pairwise

from ..content.text_runs import TextRun, in_lines

WIDER = 1.2  # rows part where lines of text stand so much farther apart than inside of any row

SAME = 1.05  # distances that differ by less are equal


def heights_between_rows(runs: list[TextRun], days: list[TextRun]) -> list[float] | None:
    """Heights that part the rows of which each has one of `days`; None where the distances leave it open to which of two
    rows a line of text belongs.

    Rows of one line each part halfway. Otherwise the widest gap between two days parts their rows, if the narrowest such
    gap is wider than all others: text may stand above its day, below it, or around it.
    """
    lines = [line[0].base for line in in_lines(runs)]
    stamped = sorted({bisect_right(lines, day.base + 0.01) - 1 for day in days})
    if len(stamped) != len(days) or not days:
        return None
    gaps = [below - above for above, below in pairwise(lines)]
    borders = [max(range(one, two), key=gaps.__getitem__) for one, two in pairwise(stamped)]
    inside = [gap for at, gap in enumerate(gaps) if at not in borders and stamped[0] <= at < stamped[-1]]
    least = min((gaps[at] for at in borders), default=0.0)
    outer = gaps[: stamped[0]] + gaps[stamped[-1] :]  # above the first row and below the last one
    if inside:
        if least < WIDER * max(inside):
            return None
        most = (least + max(inside)) / 2
        if any(max(inside) * SAME < gap < least / SAME for gap in outer):
            return None
    elif any(gap < least * WIDER or not least for gap in outer):
        return None  # one line a row as far as one sees; what stands outside may belong to the outermost rows
    else:
        most = least * 0.99
    return [(lines[at] + lines[at + 1]) / 2 for at, gap in enumerate(gaps) if gap > most]
