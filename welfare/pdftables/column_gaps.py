"""Where the columns of a table without drawn lines part: in what its rows leave free between two heads."""

from itertools import pairwise

from welfare.bankterms.text.dates import starts_with_day

from .content.text_runs import SAME_LINE, TextRun
from .pages import Page

FAR = 10_000.0  # points: right of any page
Interval = tuple[float, float]


def edges_between(page: Page, heads: list[TextRun]) -> list[float]:
    """Edges of the columns under `heads`, known ones and others on their lines: in the middle of the widest strip that no
    row has text in, halfway between the heads where there is none."""
    top, bottom = min(run.base for run in heads), max(run.base for run in heads)
    beside = [run for run in page.runs if top - SAME_LINE < run.base < bottom + SAME_LINE]
    names = united(beside)
    last = max((run.base for run in page.runs if run.base > bottom and starts_with_day(run.text)), default=0.0)
    taken = united([run for run in page.as_drawn if top - SAME_LINE < run.base < last + SAME_LINE])
    free = [(one[1], two[0]) for one, two in pairwise(taken)]
    return [0.0, *(edge(one, two, free) for one, two in pairwise(names)), FAR]


def united(runs: list[TextRun]) -> list[Interval]:
    """From where to where texts stand, those below each other as one."""
    found: list[Interval] = []
    for run in sorted(runs):
        if found and run.left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], run.right))
        else:
            found.append((run.left, run.right))
    return found


def edge(one: Interval, two: Interval, free: list[Interval]) -> float:
    """The edge between two heads."""
    low, high = sum(one) / 2, sum(two) / 2
    strips = [(min(end, high) - max(start, low), start, end) for start, end in free if start < high and end > low]
    if not strips:
        return (one[1] + two[0]) / 2
    _, start, end = max(strips)
    return (max(start, low) + min(end, high)) / 2
