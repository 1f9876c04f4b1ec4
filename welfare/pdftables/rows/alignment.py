"""Rows of a sheet printed without lines, its texts wrapped: told apart by where each text stands beside its day.

All cells of a sheet stand at the top of their rows, at the foot or in the middle, the lines of one cell are equally far apart, and rows are
a little farther or nearer. Each of these three ways gives every line of text to one row, or contradicts the page. Where just one does not, or all that do not say the
same, nothing is guessed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from welfare.bankterms.text.labels import is_of_page

from ..column_bands import ColumnBands
from ..content.text_runs import SIGNS, TextRun
from ..pages import Page
from .row_blocks import MONEY, RowBlock, add_run

WAYS = TOP, FOOT, MIDDLE = "top", "foot", "middle"
NEAR = 0.8  # points: baselines of one height
EVEN, PIXEL = (
    0.25,
    0.8,
)  # points by which distances of lines of one text differ, for they are drawn on a grid; browsers' is coarser
MOST_WAYS = 2  # in which texts may stand in the middle beside their days; more are as bad
BESIDE_DAY = {*MONEY, "sequence"}  # what has one line, at the height of its day
Heights = list[float]
Way = dict[str, tuple[tuple[float, ...], ...]]  # of each column, the heights of the lines of each day's text
LinesOfDays = list[list[int]]  # for each day, the numbers of the lines of a column that stand beside it


def by_alignment(page: Page, grid: ColumnBands, runs: list[TextRun], days: list[TextRun]) -> list[RowBlock] | None:
    """The rows of a page, lines with an amount and no day by themselves; None where its texts leave open whose they are."""
    heights = sorted(day.base for day in days)
    if not heights or any(below - above < 2 * NEAR for above, below in pairwise(heights)):
        return None
    runs = inside_rows(grid, runs, heights)
    stamps = day_cells(columns_of(grid, runs).get("day", []), heights)
    found = [
        (how, one)
        for how in ([grid.alignment] if grid.alignment else WAYS)
        for one in aligned(page, grid, runs, stamps, how)
    ]
    if not found or any(one.rows != found[0][1].rows for _, one in found):
        return None
    shown = {how for how, _ in found}
    grid.alignment = grid.alignment or (shown.pop() if len(shown) == 1 else "")
    return blocks_of(grid, found[0][1])


@dataclass(frozen=True)
class Parting:
    """One way to give a page's runs to its days: `rows`, each run's day by the run's place among `runs`, -1 for those of `alone`, which stand
    on lines with an amount and no day. `anchors`: at which height each row is aligned."""

    runs: list[TextRun]
    rows: tuple[int, ...]
    alone: list[list[TextRun]]
    anchors: Heights


def aligned(page: Page, grid: ColumnBands, runs: list[TextRun], stamps: list[Heights], how: str) -> Iterator[Parting]:
    """Each way to give the runs to the days where all texts stand so beside them."""
    anchors = [anchor_of(stamp, how) for stamp in stamps]
    columns = columns_of(grid, runs)
    wrapped = {name for name in MONEY if any(run.text in SIGNS for run in columns.get(name, ()))}
    alone = lines_alone(grid, runs, anchors, {*MONEY} - wrapped)
    taken = {id(run) for line in alone for run in line}
    columns = columns_of(grid, [run for run in runs if id(run) not in taken])
    beside_day = BESIDE_DAY - wrapped
    if any(beside(anchors, run.base) is None for name in beside_day for run in columns.get(name, ())):
        return  # a second line below an amount
    texts = {name: inside for name, inside in columns.items() if name not in beside_day and name != "day"}
    if not grid.alignment and page.number > 1 and any(is_outside(inside, anchors) for inside in texts.values()):
        return  # nothing has shown yet whether this goes on from the page before
    for way in ways_of(texts, anchors, how):
        lines = way | {"day": tuple(map(tuple, stamps))}
        rows = tuple(-1 if id(run) in taken else day_of(grid, run, lines, anchors) for run in runs)
        yield Parting(runs, rows, alone, anchors)


def day_cells(runs: list[TextRun], heights: Heights) -> list[Heights]:
    """The heights of the lines of each day's cell: the day, and below it perhaps its time."""
    cells = [[height] for height in heights]
    for base in lines_of(runs):
        at = bisect_right(heights, base + NEAR) - 1
        if at >= 0 and base - heights[at] >= NEAR:
            cells[at].append(base)
    return cells


def anchor_of(cell: Heights, how: str) -> float:
    """The height of a day's cell at which the other cells of its row are aligned with it."""
    return cell[0] if how == TOP else cell[-1] if how == FOOT else (cell[0] + cell[-1]) / 2


def day_of(grid: ColumnBands, run: TextRun, way: Way, anchors: Heights) -> int:
    """The number of the day to which a run belongs; -1 for none."""
    day = beside(anchors, run.base)
    for name in columns_of(grid, [run]):
        if name in way:
            lines = ((abs(base - run.base), at) for at, share in enumerate(way[name]) for base in share)
            day = min(lines)[1]
    return -1 if day is None else day


def may_begin_above_days(grid: ColumnBands, runs: list[TextRun], days: list[TextRun]) -> bool:
    """Whether the texts of all columns may as well stand at the foot or in the middle of their rows, which gives some lines of them to other
    rows than from day to day. What stands above the first day may go on from the page before."""
    heights = sorted(day.base for day in days)
    columns = columns_of(grid, [run for run in runs if heights and run.base > heights[0] - NEAR])
    texts = [lines_of(inside) for name, inside in columns.items() if name not in BESIDE_DAY and name != "day"]
    stamps = day_cells(columns.get("day", []), heights)
    anchors = {how: [anchor_of(stamp, how) for stamp in stamps] for how in WAYS}
    ways = {how: [next(shares_of(lines, anchors[how], how), None) for lines in texts] for how in WAYS}
    return any(None not in ways[how] and ways[how] != ways[TOP] for how in (FOOT, MIDDLE))


def inside_rows(grid: ColumnBands, runs: list[TextRun], heights: Heights) -> list[TextRun]:
    """The runs without what is of no row: the page's number, and headers' further lines, which have words where rows have figures."""
    outside = [run for run in runs if not heights[0] - NEAR <= run.base <= heights[-1] + NEAR]
    columns = columns_of(grid, [run for run in outside if run.base < heights[0]])
    words = [
        run for name in (*BESIDE_DAY, "day") for run in columns.get(name, ()) if not any(map(str.isdigit, run.text))
    ]
    gone = {run.base for run in words} | {run.base for run in outside if is_of_page(run.text)}
    return [run for run in runs if all(abs(run.base - base) >= NEAR for base in gone)]


def lines_alone(grid: ColumnBands, runs: list[TextRun], heights: Heights, names: set[str]) -> list[list[TextRun]]:
    """What stands on lines that have an amount and no day: an opening balance, a sum. `names`: the columns of amounts of one line."""
    money = [run for run in runs if names & {*grid.at(run.right - 1)} and any(map(str.isdigit, run.text))]
    bases = sorted({run.base for run in money if beside(heights, run.base) is None})
    merged = [base for at, base in enumerate(bases) if not at or base - bases[at - 1] >= NEAR]
    return [[run for run in runs if abs(run.base - base) < NEAR] for base in merged]


def columns_of(grid: ColumnBands, runs: list[TextRun]) -> dict[str, list[TextRun]]:
    """The runs of each column, by its field."""
    whole = RowBlock(0)
    for run in runs:
        add_run(whole, grid, run)
    return whole.runs


def beside(heights: Heights, base: float) -> int | None:
    """The number of the day at a height; None where there is none."""
    at = bisect_left(heights, base - NEAR)
    return at if at < len(heights) and abs(heights[at] - base) < NEAR else None


def is_outside(runs: list[TextRun], heights: Heights) -> bool:
    """Whether one of these texts stands above the first day or below the last one."""
    return any(run.base < heights[0] - NEAR or run.base > heights[-1] + NEAR for run in runs)


def ways_of(texts: dict[str, list[TextRun]], heights: Heights, how: str) -> list[Way]:
    """In which ways each column's lines can be given to the days, as heights of lines by day."""
    ways: list[Way] = [{}]
    for name, runs in sorted(texts.items()):
        lines = lines_of(runs)
        found = [
            shares
            for shares in shares_of(lines, heights, how)
            if (spread := spread_of(lines, shares)) is not None and are_parted(lines, shares, spread)
        ]
        ways = [
            way | {name: tuple(tuple(lines[at] for at in share) for share in shares)}
            for way in ways
            for shares in found
        ][:MOST_WAYS]
    return ways


def lines_of(runs: list[TextRun]) -> Heights:
    """The heights of the lines of a column's texts."""
    found: Heights = []
    for base in sorted(run.base for run in runs):
        if not found or base - found[-1] >= NEAR:
            found.append(base)
    return found


def shares_of(lines: Heights, heights: Heights, how: str) -> Iterator[LinesOfDays]:
    """Each way to give lines to days, where all texts stand so beside them."""
    if how == MIDDLE:
        yield from in_the_middle(lines, heights, 0)
        return
    shares: LinesOfDays = [[] for _ in heights]
    for at, base in enumerate(lines):
        day = bisect_right(heights, base + NEAR) - 1 if how == TOP else bisect_left(heights, base - NEAR)
        if not 0 <= day < len(heights):
            return
        shares[day].append(at)
    ends = (
        (share[0] if how == TOP else share[-1], height) for share, height in zip(shares, heights, strict=True) if share
    )
    if all(abs(lines[at] - height) < NEAR for at, height in ends):
        yield shares


def in_the_middle(lines: Heights, heights: Heights, first: int) -> Iterator[LinesOfDays]:
    """Each way to give the lines from the `first` one on to these days so that each text's middle is at its day's height."""
    if not heights:
        if first == len(lines):
            yield []
        return
    if first == len(lines) or lines[first] > heights[0] + NEAR:
        yield from ([[], *rest] for rest in in_the_middle(lines, heights[1:], first))
        return
    for last in range(first, len(lines)):
        middle = (lines[first] + lines[last]) / 2
        if abs(middle - heights[0]) < NEAR:
            for rest in in_the_middle(lines, heights[1:], last + 1):
                yield [[*range(first, last + 1)], *rest]
        elif middle > heights[0]:
            return


def spread_of(lines: Heights, shares: LinesOfDays) -> float | None:
    """By how much distances of lines of one text differ; None where by more than drawing does."""
    gaps = [lines[below] - lines[above] for share in shares for above, below in pairwise(share)]
    widest = max((abs(gap - median(gaps)) for gap in gaps), default=0.0)
    return next((spread for spread in (EVEN, PIXEL) if widest <= spread), None)


def are_parted(lines: Heights, shares: LinesOfDays, spread: float) -> bool:
    """Whether the distances between rows say so too: around texts of several lines most of them are others than inside. Where a sheet has but
    one distance, a row that is aligned otherwise than the rest would go unseen."""
    gaps = [lines[below] - lines[above] for share in shares for above, below in pairwise(share)]
    usual = median(gaps) if gaps else 0.0
    filled = [share for share in shares if share]
    around = [lines[two[0]] - lines[one[-1]] for one, two in pairwise(filled) if len(one) + len(two) > 2]
    others = sum(abs(gap - usual) > spread for gap in around)
    return not around or 2 * others >= len(around)


def blocks_of(grid: ColumnBands, parting: Parting) -> list[RowBlock]:
    """The rows from the top, and what stands by itself between them."""
    inside: list[list[TextRun]] = [[] for _ in parting.anchors]
    for run, day in zip(parting.runs, parting.rows, strict=True):
        if day >= 0:
            inside[day].append(run)
    rows = [(height, row, True) for height, row in zip(parting.anchors, inside, strict=True)]
    rows += [(line[0].base, line, False) for line in parting.alone]
    pieces: list[RowBlock] = []
    for _, row, is_row in sorted(rows, key=lambda one: one[0]):
        pieces.append(RowBlock(len(pieces) + 1) if is_row else RowBlock(len(pieces) + 1, {"memo": row}))
        for run in row if is_row else ():
            add_run(pieces[-1], grid, run)
    return pieces
