"""Days that pages print once for several rows, alone on a line above them or beside the first: each row is given its own."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from welfare.bankterms.text.balance_labels import balance_label
from welfare.bankterms.text.dates import day_in_text, time_of
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.labels import is_footer, is_sum_of_rows, is_total
from welfare.bankterms.text.periods import day_of_title

from ..column_bands import SAME_LINE, ColumnBands
from ..content.text_runs import TextRun
from ..pages import Page
from .row_blocks import is_day

MOVED = {f"{name}{more}" for name in ("debit", "credit", "amount") for more in ("", "#2", "#3")}
LEAST = 2  # rows without a day
WIDTH = 40.0  # points
ABOVE_ROWS = "Ngày của từng dòng được lấy theo dòng ngày đứng riêng ở trên: hãy xem lại."
BESIDE_FIRST = (
    "Tệp chỉ ghi mỗi ngày một lần: dòng không ghi ngày được lấy ngày của dòng gần nhất ở trên có ghi, hãy xem lại."
)


@dataclass
class Line:
    """The runs of a page's line, or of the gap between two drawn lines. `day`: what is printed of a day in it; `amount`: the run of what moved."""

    runs: list[TextRun]
    day: str = ""
    is_title: bool = False
    amount: TextRun | None = None


@dataclass
class DaysOnce:
    """Gives each row the day that stands above it. `top`: where the headers of the first page end."""

    grid: ColumnBands
    top: float
    first: int
    note: str
    last: dict[int, str] = field(default_factory=dict)  # page → the day that holds at its end

    def completed(self, page: Page, runs: list[TextRun]) -> list[TextRun]:
        """A page's runs with a day beside each amount; a page read before the one above it knows no day at first."""
        top = self.top if page.number == self.first else 0.0
        day, gone, given = self.last.get(page.number - 1, ""), set[int](), list[TextRun]()
        for line in lines_of(page, self.grid, [run for run in runs if run.base > top]):
            day = line.day or day
            if line.is_title:
                gone |= {id(run) for run in line.runs}
            elif line.amount and not line.day and day:
                time = next(
                    (run for run in line.runs if "day" in self.grid.at(run.left + 0.5) and time_of(run.text)), None
                )
                gone |= {id(time)} if time else set()
                given.append(self.beside(line.amount, f"{day} {time.text}" if time else day))
        self.last[page.number] = day
        return [run for run in runs if id(run) not in gone] + given

    def beside(self, amount: TextRun, words: str) -> TextRun:
        """A text in the column of days at the height of an amount."""
        column = next(at for at, names in enumerate(self.grid.fields) if "day" in names)
        left = max(self.grid.edges[column], 0.0) + 1
        return TextRun(left, min(left + WIDTH, self.grid.edges[column + 1] - 1), amount.base, words)


def days_once(page: Page, grid: ColumnBands, top: float) -> DaysOnce | None:
    """How a file gives days that it prints once, by its first page, `top` the end of its headers; None where rows have their own, or
    where one may have lost it."""
    if not any("day" in names for names in grid.fields):
        return None
    lines = lines_of(page, grid, [run for run in page.runs if run.base > top])
    if any(line.day and not line.amount and not line.is_title for line in lines):
        return None
    rows = [line for line in lines if line.amount]
    blank = [line for line in rows if not line.day]
    if any(line.is_title for line in lines):
        is_first = next(line.is_title for line in lines if line.is_title or line.amount)
        is_above = is_first and len(blank) == len(rows) and (bool(page.rules.across) or stand_above_several(lines))
        return DaysOnce(grid, top, page.number, ABOVE_ROWS) if is_above else None
    if len(blank) < LEAST or not rows[0].day or not are_parted([line.day for line in rows if line.day]):
        return None
    return DaysOnce(grid, top, page.number, BESIDE_FIRST)


def stand_above_several(lines: list[Line]) -> bool:
    """Whether a day alone on its line has several rows below it: where each has one, it may be that row's own, its cell of two lines."""
    counts: list[int] = []
    for line in lines:
        if line.is_title:
            counts.append(0)
        elif line.amount and counts:
            counts[-1] += 1
    return max(counts[:-1] or counts, default=0) > 1


def are_parted(texts: list[str]) -> bool:
    """Whether several days follow each other, each later than the one before or each earlier, none of them twice."""
    try:
        days = [*map(day_in_text, texts)]
    except Doubt:
        return False
    steps = {one < two for one, two in pairwise(days)}
    return len(steps) == 1 and len({*days}) == len(days)


def lines_of(page: Page, grid: ColumnBands, runs: list[TextRun]) -> list[Line]:
    """A page's lines from the top: what stands between two drawn lines, or else at one height."""
    across = page.rules.across
    found: list[tuple[float, list[TextRun]]] = []
    for run in sorted(runs, key=lambda run: run.base):
        at = bisect_right(across, run.base) if across else run.base
        if found and (at == found[-1][0] if across else at - found[-1][0] < SAME_LINE):
            found[-1][1].append(run)
        else:
            found.append((at, [run]))
    return [line_of(grid, sorted(inside, key=lambda run: (run.base, run.left))) for _, inside in found]


def line_of(grid: ColumnBands, runs: list[TextRun]) -> Line:
    """What a line says of days and amounts; labels of sums and balances move nothing."""
    if title := day_of_title(" ".join(run.text for run in sorted(runs))):
        return Line(runs, title, is_title=True)
    day = next((run.text for run in runs if is_day(run, grid)), "")
    labels = any(
        is_total(one.text) or is_footer(one.text) or is_sum_of_rows(one.text) or balance_label(one.text) for one in runs
    )
    amounts = [run for run in runs if MOVED & {*grid.at(run.right - 1)} and any(map(str.isdigit, run.text))]
    return Line(runs, day, amount=amounts[0] if amounts and not labels else None)
