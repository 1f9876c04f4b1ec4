"""What stands on a page, parted into transactions: by their days, or by the lines drawn between them."""

from bisect import bisect_right
from dataclasses import dataclass, field

from welfare.bankterms.text.balance_labels import balance_label
from welfare.bankterms.text.dates import starts_with_day
from welfare.bankterms.text.labels import is_footer, is_page_number, is_total

from ..column_bands import GROUPED, SAME_LINE, UNNAMED, ColumnBands
from ..content.text_runs import SUM, TextRun
from ..pages import Page

RISE = 1.5  # points: a row's texts may stand so much above its day
MONEY = tuple(f"{name}{more}" for name in ("debit", "credit", "amount", "balance") for more in ("", "#2", "#3"))
SEPARATORS = {".", ","}
ASTRIDE, ACROSS = ("astride",), ("across",)


@dataclass
class RowBlock:
    """The runs of one transaction by column field; `line` counts them on the page from 1. `crossed`: a text that may belong
    to a neighbouring row. `unclear`: why what stands on one of its lines may lack letters, a Vietnamese clause."""

    line: int
    runs: dict[str, list[TextRun]] = field(default_factory=dict)
    crossed: str = ""
    unclear: str = ""

    @property
    def doubt(self) -> str:
        """Why nobody can say for certain what stands in the row; empty where all is plain."""
        if "astride" in self.runs:
            return f"“{self.text_of('astride')[:40]}” đứng vắt qua hai cột tiền"
        if "across" in self.runs:
            return f"“{self.text_of('across')[:40]}” đứng vắt qua cột tiền và cột khác"
        if self.crossed:
            return f"“{self.crossed[:40]}” in đè lên dòng bên cạnh nên không chắc thuộc giao dịch nào"
        return self.unclear

    def text_of(self, name: str, between: str = " ") -> str:
        """A field's text: lines joined by `between`, runs of one line by a blank, runs that touch without."""
        runs = self.runs.get(name)
        if not runs:
            return ""
        if len(runs) == 1:
            return runs[0].text
        runs.sort(key=lambda run: (round(run.base), run.left))
        text, before = runs[0].text, runs[0]
        for run in runs[1:]:
            same_line = abs(run.base - before.base) < SAME_LINE
            touching = same_line and run.left - before.right < 1
            text += run.text if touching else f"{' ' if same_line else between}{run.text}"
            before = run
        return text


def is_day(run: TextRun, grid: ColumnBands) -> bool:
    """Whether a run is a day in the column of days."""
    return "day" in grid.at(run.left + 0.5) and starts_with_day(run.text)


def lost_its_day(runs: list[TextRun], grid: ColumnBands) -> bool:
    """Whether a row without a day is a transaction: an amount beside other texts, none of which is the label of a sum."""
    amount = any(GROUPED.fullmatch(run.text) and {*MONEY} & {*grid.at(run.right - 1)} for run in runs)
    labels = [run for run in runs if not is_page_number(run.text)]
    return amount and len(runs) > 1 and not any(is_total(run.text) or is_footer(run.text) for run in labels)


def split_by_date(page: Page, grid: ColumnBands, runs: list[TextRun]) -> tuple[list[RowBlock], list[TextRun]]:
    """Pieces that begin at their day; what stands above the first day belongs to the row of the page before."""
    days = sorted(run.base - RISE for run in runs if is_day(run, grid))
    pieces = [RowBlock(number) for number in range(1, len(days) + 1)]
    before = []
    for run in runs:
        index = bisect_right(days, run.base) - 1
        if index < 0:
            before.append(run)
        else:
            add_run(pieces[index], grid, run)
    return pieces, before


def split_by_rules(
    page: Page, grid: ColumnBands, runs: list[TextRun], lines: list[float] | None = None
) -> tuple[list[RowBlock], list[TextRun]]:
    """Pieces from the gaps between lines that hold a day, or an amount and so have lost their day; other gaps above the
    page's first row go on from the page before. `lines`: other heights than those of the drawn lines."""
    lines = page.rules.across if lines is None else lines
    gaps: dict[int, list[TextRun]] = {}
    for run in runs:
        gaps.setdefault(bisect_right(lines, run.base), []).append(run)
    pieces: list[RowBlock] = []
    before: list[TextRun] = []
    for _, inside in sorted(gaps.items()):
        ours = [run for run in inside if not is_notice(run, grid)]
        if any(is_day(run, grid) for run in ours) or lost_its_day(ours, grid):
            pieces.append(RowBlock(len(pieces) + 1))
            for run in ours:
                add_run(pieces[-1], grid, run)
        elif len(ours) == len(inside):  # no notice: the rest of a row, or one that lost its day and must not be lost
            if pieces:
                pieces.append(RowBlock(len(pieces) + 1, {"memo": ours}))
            else:
                before += ours
    return pieces, before


def is_notice(run: TextRun, grid: ColumnBands) -> bool:
    """A page foot's sentence begins where numbers stand, and is none: it runs on into other columns. So does the label of a balance."""
    names = grid.at(run.left + 0.5)
    runs_on = "sequence" in names and not run.text.isdecimal() and grid.at(run.right - 1) != names
    return runs_on and not balance_label(run.text)


def add_run(piece: RowBlock, grid: ColumnBands, run: TextRun) -> None:
    """A run into its column: texts begin in theirs, amounts end in theirs; one that begins in a column of money and ends
    in another belongs to neither for certain, an amount that begins or ends in a column of texts neither."""
    names = grid.at(run.left + 0.5)
    if not names or names[0] in MONEY or names[0].startswith(UNNAMED):
        ends = grid.at(run.right - 1)
        if names and names[0] in MONEY and ends and ends != names:
            ends = ASTRIDE if ends[0] in MONEY else ACROSS if SUM.fullmatch(run.text) else ends
        names = ends or names
    elif run.text[-4:-3] in SEPARATORS and SUM.fullmatch(run.text) and {*MONEY} & {*grid.at(run.right - 1)}:
        names = ACROSS
    for name in names:
        if name in piece.runs:
            piece.runs[name].append(run)
        else:
            piece.runs[name] = [run]
