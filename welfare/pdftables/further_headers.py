"""Headers that come repeated, on the same page or a later one: the table's own, or those of another table below it."""

import re
from collections.abc import Iterator

from welfare.bankterms.columns.header import MONEY, TEXTS, field_for
from welfare.bankterms.model import FileRefusedError

from .column_bands import HEADER_DEPTH, SAME_LINE, ColumnBands, NamedRun, around, columns_under, worth
from .content.text_runs import TextRun
from .pages import Page

DAYISH = re.compile(r"(?!.*\d)[^\n]{0,40}(?:ng[aà]y|th[oờ]i (?:gian|điểm|diem)|date|time|when)", re.IGNORECASE)
MEANT = ("debit", "credit", "amount", "day", "balance", *TEXTS)
ONE_BY_ONE = "Hãy tách mỗi bảng thành một tệp."
FIGURE = re.compile(r"\d")
LEAST = 3  # columns that headers stand over


def without_further_headers(page: Page, grid: ColumnBands, runs: list[TextRun]) -> list[TextRun]:
    """A page's runs without headers that repeat those above the table. Raises FileRefusedError for headers that give its columns another
    meaning: what stands below them would be read as something else."""
    if not (marks := [run for run in runs if DAYISH.match(run.text) and field_for(run.text)]):
        return runs
    repeated: set[int] = set()
    texts = {text for text, _ in grid.headers}
    before: list[TextRun] = []
    for headers in further_headers(page, runs, marks, grid):
        if headers != before:  # two of a line may name days
            whole = around(page, headers, grid.edges)
            refuse_other_meaning(page, grid, whole)
            bottom = (
                max(run.base for run in headers) + SAME_LINE
            )  # below may stand the rest of a row, without a line between
            repeated |= {id(run) for run in whole if run.base < bottom or run.text in texts}
        before = headers
    return [run for run in runs if id(run) not in repeated] if repeated else runs


def further_headers(
    page: Page, runs: list[TextRun], marks: list[TextRun], grid: ColumnBands
) -> Iterator[list[TextRun]]:
    """The headers around each run of `marks`, which may name a column of days: at least LEAST columns, money among them. `runs`:
    those of the page below a height."""
    top = min(run.base for run in runs)
    days = [day for day in page.days if day >= top]
    for mark in marks:
        above = max((day for day in days if day <= mark.base + SAME_LINE), default=-HEADER_DEPTH)
        below = min((day for day in days if day > mark.base + SAME_LINE), default=mark.base + 2 * HEADER_DEPTH)
        if mark.base - above < SAME_LINE:
            continue  # a word in a row of its own day
        found = [
            (run.base, name, run)
            for run in runs
            if above + SAME_LINE < run.base < below - SAME_LINE
            and abs(run.base - mark.base) <= HEADER_DEPTH
            and (name := field_for(run.text))
        ]
        best: list[NamedRun] = []
        for base in sorted({base for base, _, _ in found if base <= mark.base + SAME_LINE}):
            near = [one for one in found if base - SAME_LINE < one[0] <= base + HEADER_DEPTH]
            if worth(near) >= worth(best):  # the lowest line that they may begin with: what is above ends a row
                best = near
        headers = [run for _, _, run in best]
        beside = [run for run in runs if abs(run.base - mark.base) < SAME_LINE and not FIGURE.search(run.text)]
        is_summary = {*map(field_for, (run.text for run in beside))} & {
            *MONEY,
            "balance",
        }  # days and sums, without texts
        across = headers if worth(best)[0] else beside if is_summary else []
        if len({grid.at((run.left + run.right) / 2) for run in across}) >= LEAST:
            yield headers


def refuse_other_meaning(page: Page, grid: ColumnBands, headers: list[TextRun]) -> None:
    """Raises FileRefusedError for headers, with all their lines, under which a column of days, money or texts is another one than under
    those of the table."""
    columns, titles = columns_under(tuple(grid.edges), tuple(headers))
    if not any("memo" in names for names in columns):
        raise FileRefusedError(
            "several_tables", f"Trang {page.number} có bảng thứ hai, không có cột nội dung. {ONE_BY_ONE}"
        )
    for name in MEANT:
        positions = [position for position, names in enumerate(columns) if name in names]
        if positions and positions != [position for position, names in enumerate(grid.fields) if name in names]:
            raise FileRefusedError(
                "several_tables",
                f"Trang {page.number} có dòng đầu cột khác với đầu bảng (cột “{' '.join(titles[positions[0]].split())}”). "
                f"{ONE_BY_ONE}",
            )
