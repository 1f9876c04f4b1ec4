"""Where the columns of a table without drawn lines part: in what its rows leave free between two headers."""

from collections import Counter
from itertools import pairwise

from welfare.bankterms.columns.borders import Header, Run, give_free_runs, headers_above
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.dates import starts_with_day

from .content.text_runs import SAME_LINE, SUM, TextRun
from .pages import Page

FAR = 10_000.0  # points: right of any page
LINED_UP, BEFORE = 3, 0.3  # texts that make a column; points that its edge is drawn before them
Interval = tuple[float, float]


def edges_between(page: Page, headers: list[TextRun]) -> list[float]:
    """Edges of the columns under `headers`, known ones and others on their lines: in the middle of the widest strip that no
    row has text in, halfway between the headers where there is none. Raises FileRefusedError where an amount could be of either side."""
    top, bottom = min(run.base for run in headers), max(run.base for run in headers)
    beside = [run for run in page.runs if top - SAME_LINE < run.base < bottom + SAME_LINE]
    names = united(beside)
    last = max((run.base for run in page.runs if run.base > bottom and starts_with_day(run.text)), default=0.0)
    taken = united([run for run in page.as_drawn if top - SAME_LINE < run.base < last + SAME_LINE] + page.further)
    free = [(one[1], two[0]) for one, two in pairwise(taken)]
    begun = Counter(round(run.left) for run in page.as_drawn if bottom + SAME_LINE < run.base < last + SAME_LINE)
    edges = [edge(one, two, free, begun) for one, two in pairwise(names)]
    as_drawn, joined = (
        [run for run in runs if bottom + SAME_LINE < run.base < last + SAME_LINE] for runs in (page.as_drawn, page.runs)
    )
    # An amount may stand a blank before a text, and be joined to it as long as no edge is known.
    below = [*as_drawn, *page.further] if any(SUM.fullmatch(run.text) for run in as_drawn) else joined
    try:
        return [0.0, *around_amounts(edges, [header_of(name, beside) for name in names], below), FAR]
    except FileRefusedError as refused:
        raise FileRefusedError(refused.code, f"Trang {page.number}: {refused.message}") from None


def header_of(name: Interval, beside: list[TextRun]) -> Header:
    """A header with all that stands below each other in it."""
    inside = sorted((run for run in beside if name[0] <= run.left < name[1]), key=lambda run: run.base)
    return Header(*name, "\n".join(run.text for run in inside))


def around_amounts(edges: list[float], headers: list[Header], below: list[TextRun]) -> list[float]:
    """The edges, drawn around amounts that stand below no header: on the side of the header whose own they are."""
    runs = [Run(*one, {run.text for run in below if one[0] <= run.left < one[1]}) for one in united(below)]
    for run in runs:
        run.header = next(iter(headers_above(run, headers)), None)
    free = [run for run in runs if run.header is None and run.is_number]
    if not free:
        return edges
    give_free_runs(headers, runs)
    moved = []
    for left, edge_now in enumerate(edges):
        after = max([headers[left].stop, *(run.stop for run in runs if run.header == left)])
        before = min([headers[left + 1].start, *(run.start for run in runs if run.header == left + 1)])
        is_beside = any(run.header in (left, left + 1) for run in free)
        moved.append((after + before) / 2 if is_beside and after < before else edge_now)
    return moved


def united(runs: list[TextRun]) -> list[Interval]:
    """From where to where texts stand, those below each other as one."""
    found: list[Interval] = []
    for run in sorted(runs):
        if found and run.left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], run.right))
        else:
            found.append((run.left, run.right))
    return found


def edge(one: Interval, two: Interval, free: list[Interval], begun: Counter[int]) -> float:
    """The edge between two headers. `begun`: how many texts begin at a position: where none is free, those that are lined up with
    the second header begin its column."""
    low, high = sum(one) / 2, sum(two) / 2
    strips = [(min(end, high) - max(start, low), start, end) for start, end in free if start < high and end > low]
    if not strips:
        if begun[round(two[0])] >= LINED_UP:
            return two[0] - BEFORE
        return (one[1] + two[0]) / 2
    _, start, end = max(strips)
    return (max(start, low) + min(end, high)) / 2
