"""The rows of a PDF's table, page by page: where a page's table begins and ends, and what goes on over its edge."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from welfare.bankterms.columns.units import read_unit, refuse_unit_below
from welfare.bankterms.columns.yearless import Years
from welfare.bankterms.model import FileRefusedError, PrintedFigures, RejectedRow, RejectedRows
from welfare.bankterms.text.balance_labels import CARRIED, CLOSING_OF_DAY, OPENING_OF_DAY, balance_label
from welfare.bankterms.text.doubt import Doubt, reject
from welfare.bankterms.text.labels import is_closing, is_footer, is_of_page, is_page_number, is_total, note_account

from .column_bands import GROUPED, SAME_LINE, ColumnBands, grid_by_contents, grid_of
from .content.text_runs import TextRun, in_lines
from .further_headers import without_further_headers
from .margins import Margins
from .pages import Page, Pages
from .rows.day_once import days_once
from .rows.row_blocks import MONEY, RowBlock, add_run, is_day

NUMBERS = re.compile(r"\d+")
ADDRESS = re.compile(r"(?:https?|file)://|about:blank")
NUMBER_OF_PAGE = re.compile(r"\d{1,4} ?(?:/|of|trên|trong) ?\d{1,4}", re.IGNORECASE)
PRINTED_AT = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?", re.IGNORECASE)
OF_ROW = 14.0  # points that a day may stand above or below its amount, in the middle of several lines
LEAST_PIECE = 8  # letters
SIGNERS = 2  # texts that only say who signs

Blocks = Callable[[Page, ColumnBands, list[TextRun]], tuple[list[RowBlock], list[TextRun]]]
PageSource = Callable[[], Iterable[tuple[Page, bool]]]


def shape(run: TextRun) -> tuple[int, str]:
    """What a page's foot has in common with those of other pages: its height, and its text but for the numbers."""
    return round(run.base), NUMBERS.sub("0", run.text)


def lines_by_height(runs: Iterable[TextRun]) -> dict[int, str]:
    """Height → what stands there from left to right, without blanks and but for the numbers: programs cut one line into other pieces
    on each page."""
    found: dict[int, str] = {}
    for run in sorted(runs):
        found[round(run.base)] = found.get(round(run.base), "") + NUMBERS.sub("0", run.text).replace(" ", "")
    return found


def repeats(line: str, other: str) -> bool:
    """Whether a line is another's, or so long a piece of it that it is no chance."""
    return line == other or len(line) >= LEAST_PIECE and line in other


def names_page(text: str, page: Page) -> bool:
    """Whether a text is the page's number, or that of another beside words; “03/10” alone may be the rest of a memo."""
    return is_of_page(text) and (not is_page_number(text) or int(text.split("/")[0]) == page.number)


def without_browsers_foot(runs: list[TextRun]) -> list[TextRun]:
    """A page's runs without what a browser prints below a page: its address and number, or its number and when it was printed."""
    lowest = max((run.base for run in runs), default=0.0) - SAME_LINE
    first, *more = [run.text for run in sorted(run for run in runs if run.base > lowest)] or [""]
    is_address = ADDRESS.match(first) and (not more or NUMBER_OF_PAGE.fullmatch(more[-1]))
    is_number = more and NUMBER_OF_PAGE.fullmatch(first) and PRINTED_AT.fullmatch(" ".join(more))
    return [run for run in runs if run.base <= lowest] if is_address or is_number else runs


def all_pages(pages: Pages) -> PageSource:
    """Every page as ours, whatever part of the file this process has to give."""
    return lambda: ((pages.page(index), True) for index in range(len(pages)))


class PageRows:
    """One pass over the pages. The last row of a page is kept until the next page has shown whether it goes on there.

    What stands outside of the rows goes into `printed`; pages and rows that can't be any, into `rejected`. `blocks` makes
    row blocks of a page's runs. `above`: the lines above the table, its headers among them.
    """

    def __init__(
        self,
        pages: Pages,
        printed: PrintedFigures,
        rejected: RejectedRows,
        *,
        blocks: Blocks,
        share: PageSource | None = None,
    ):
        self.pages, self.printed, self.rejected, self.blocks = pages, printed, rejected, blocks
        self.share = share or pages.share
        grid = grid_of(pages.first_page) or grid_by_contents(pages.first_page)
        assert grid is not None  # no layout is found for pages without columns
        self.grid = grid
        self.margins = Margins(self.grid, printed)
        top = self.top(pages.first_page)
        self.runs_above = [run for run in pages.first_page.runs if run.base <= top]
        self.above = [" ".join(run.text for run in sorted(row)) for row in self.margins.rows(self.runs_above, [])]
        self.page_heads = lines_by_height(self.runs_above) if len(pages) > 1 else {}
        read_unit(self.above, printed, pages.notes)
        self.read_above()
        self.years = Years(self.above)
        self.years.give_title(printed)
        if self.years.are_known and not pages.dated and self.yearless(pages.first_page.runs):
            pages.complete_days(self.dated)
            self.grid = self.margins.grid = grid_of(pages.first_page) or grid
        elif not pages.dated and (once := days_once(pages.first_page, self.grid, top)):
            pages.complete_days(once.completed)
            pages.notes.append(once.note)
        self.refuse_yearless(pages.first_page)
        bottom, _ = self.ends(pages.first_page, pages.first_page.runs)
        # What other pages may repeat; a single page has the statement's own end there.
        self.feet = {shape(run) for run in pages.first_page.runs if run.base > bottom} if len(pages) > 1 else set()
        self.begun = self.closed = False
        self.foot = min((base - 1 for base, _ in self.feet), default=10_000)

    def dated(self, _: Page, runs: list[TextRun]) -> list[TextRun]:
        """A page's runs, with the year of days that have none."""
        days = {id(run) for run in self.yearless(runs)}
        return [run._replace(text=self.years.completed(run.text)) if id(run) in days else run for run in runs]

    def yearless(self, runs: list[TextRun]) -> list[TextRun]:
        """Those of a page's runs that are days without a year, in the column of days and near an amount: “1/2” elsewhere is a page's
        number."""
        found = [run for run in runs if "day" in self.grid.at(run.left + 0.5) and self.years.doubt(run.text)]
        amounts = (run for run in runs if NUMBERS.search(run.text) and {*MONEY} & {*self.grid.at(run.right - 1)})
        heights = sorted(run.base for run in amounts) if found else []
        return [
            run for run in found if bisect_left(heights, run.base - OF_ROW) < bisect_right(heights, run.base + OF_ROW)
        ]

    def refuse_yearless(self, page: Page) -> None:
        """Raises FileRefusedError where the days of a page have no year, and nothing tells it."""
        if (
            self.years.are_known
            or not (days := self.yearless(page.runs))
            or any(is_day(run, self.grid) for run in page.runs)
        ):
            return
        doubt = self.years.doubt(days[0].text)
        raise FileRefusedError(
            "no_year", f"{doubt[:1].upper()}{doubt[1:]}. Hãy xuất tệp có ghi kỳ sao kê, hoặc có năm ở từng ngày."
        )

    def read_above(self) -> None:
        """Take what stands above the table, by the unit and the separators that are known."""
        self.margins.read(self.runs_above, [])

    def top(self, page: Page) -> float:
        """Where the page's headers end; 0 for a page that goes on without them, though a text may say what a header says."""
        headers = self.grid.headers
        found = [run for run in page.runs if (run.text, round(run.left)) in headers]
        if not found or 2 * len({(run.text, round(run.left)) for run in found}) < len(headers):
            return 0.0
        first = min(run.base for run in found)
        return max(run.base for run in found if run.base <= first + self.grid.depth + 1) + 1

    def rows(self) -> Iterator[tuple[RowBlock, int]]:
        """Each row's block with the number of its page, in our share of the pages; the first page after a share is read for
        what goes on there."""
        pending: tuple[RowBlock, int] | None = None
        blank: list[int] = []
        for page, ours in self.share():
            if not page.runs:
                blank += [page.number] if ours else []
                continue
            self.reject_blank_pages(blank)
            pieces, before = self.blocks(page, self.grid, self.body(page))
            printed, before = self.lines_of_page(before, page)
            for run in before if pending else ():  # below all that stands on the page before
                assert pending is not None
                add_run(pending[0], self.grid, run._replace(base=run.base + page.number * page.height))
            if not self.begun and self.pages.number == 0:
                self.above_first(before, page)
            self.begun |= bool(pieces)
            if pending and (pieces or printed or not ours):
                yield pending
                pending = None
            if not ours:
                continue
            for row in printed:
                yield RowBlock(0, {"memo": row}), page.number
            for piece in pieces[:-1]:
                yield piece, page.number
            if pieces:
                pending = (pieces[-1], page.number)
        if pending:
            yield pending

    def lines_of_page(self, before: list[TextRun], page: Page) -> tuple[list[list[TextRun]], list[TextRun]]:
        """Of what stands above a page's first row, the lines that carry a sum or balance over from the page before, and the
        rest, which goes on with the row before."""
        found = []
        for row in self.margins.rows(before, page.rules.across) if before else ():
            if any(
                balance_label(run.text) or self.begun and (names_page(run.text, page) or is_total(run.text))
                for run in row
            ):
                found.append(row)
        taken = {id(run) for row in found for run in row}
        return found, [run for run in before if id(run) not in taken]

    def above_first(self, runs: list[TextRun], page: Page) -> None:
        """What stands above the first row of all: an opening balance, totals. A row that lost its day is set aside."""
        for row in self.margins.read(runs, page.rules.across):
            lost = {name for run in row if NUMBERS.match(run.text) for name in self.grid.at(run.right - 1)}
            if lost & {"sequence", "debit", "credit", "amount"}:
                text = " | ".join(run.text for run in row)
                self.rejected.append(reject(Doubt("thiếu ngày"), line=1, page=page.number, text=text))

    def reject_blank_pages(self, blank: list[int]) -> None:
        """Set pages aside that have no text though others follow: scans in mid-file. A last page may be a stamp."""
        for number in blank:
            reason = f"Trang {number}: không có chữ (bản quét?), nên không đọc được giao dịch nào ở đó."
            self.rejected.append(RejectedRow(line=0, page=number, reason=reason, code="no_text"))
        blank.clear()

    def body(self, page: Page) -> list[TextRun]:
        """The runs of the table itself: below the headers, without page feet and what closes the statement."""
        top, foot = self.top(page), self.foot
        if top and page.number != self.pages.first_page.number:
            note_account(self.printed, [run.text for run in page.runs if run.base <= top])
        over = (
            top if page.number == self.pages.first_page.number else top - self.grid.depth - 3
        )  # headers that were changed
        runs = without_further_headers(page, self.grid, [run for run in page.runs if run.base > over])
        runs = [run for run in runs if run.base > top and (run.base < foot or shape(run) not in self.feet)]
        if self.page_heads and page.number != self.pages.first_page.number:
            lines = lines_by_height(runs)
            repeated = {height for height, line in lines.items() if repeats(line, self.page_heads.get(height, ""))}
            # What browsers print above each page begins with a day, too: “11/30/24, 5:33 PM”.
            first = min((day for day in page.days if round(day) not in repeated), default=page.height) - SAME_LINE
            runs = [run for run in runs if run.base > first or round(run.base) not in repeated]
        runs = without_browsers_foot(runs)
        if page.number >= len(self.pages) - 1:
            runs = [] if self.closed and not self.has_rows(runs) else self.above_foot(page, runs)
        return runs

    def ends(self, page: Page, runs: list[TextRun]) -> tuple[float, float]:
        """How far down a page's columns are drawn, all of the page where its last row stands below them, as where every
        other row is shaded; and the height of the last day."""
        last = max((run.base for run in runs if is_day(run, self.grid)), default=0.0)
        return (page.rules.depth if page.rules.depth > last else page.height), last

    def has_rows(self, runs: list[TextRun]) -> bool:
        """Whether a day stands beside an amount: then the totals above were not those of all."""
        days = [run.base for run in runs if is_day(run, self.grid)]
        amounts = [
            run.base for run in runs if {*MONEY} & {*self.grid.at(run.right - 1)} and GROUPED.fullmatch(run.text)
        ]
        return any(abs(day - amount) < SAME_LINE for day in days for amount in amounts)

    def above_foot(self, page: Page, runs: list[TextRun]) -> list[TextRun]:
        """On the last pages: what stands before the totals, and above the end of the drawn columns. Totals and closing
        balance are noted. Behind totals nothing belongs to the table, on the next page neither."""
        depth, last = self.ends(page, runs)
        column = next(index for index, names in enumerate(self.grid.fields) if "memo" in names)
        memo = self.grid.edges[column]
        below = [run for run in runs if run.base > last]
        if page.rules.across:  # what a page or day ends with stands in a row of its own
            below = [run for run in below if balance_label(run.text) not in (CARRIED, OPENING_OF_DAY, CLOSING_OF_DAY)]
        of_all = [run for run in below if not is_of_page(run.text)]
        sums = [base for run in of_all for base in self.margins.sum_beside(run, below, page.rules.across)]
        foot = [
            run.base
            for run in below
            if run.base > max(depth + 1, last)
            or is_footer(run.text)
            and (run.left < memo + 1 or column == 0 and run.text[-1:].isdigit())
            or is_total(run.text)
            and all(abs(run.base - other.base) > SAME_LINE for other in below if other is not run)
        ]
        # Drawn in pieces, a foot may stand over several columns: “Số dư | cuối kỳ: 1.200.000”.
        foot += [
            line[0].base
            for line in in_lines(below)
            if line[0].left < memo + 1 and is_footer(" ".join(run.text for run in line))
        ]
        signed = [run.base for run in below if is_closing(run.text)]
        foot += signed if len(signed) >= SIGNERS else []  # one such word may end the last memo
        self.closed = bool(sums)
        if not foot + sums:
            return runs
        start = min(foot + sums) - 1
        for row in self.margins.read([run for run in runs if run.base >= start], page.rules.across):
            if not (self.grid.columns and self.grid.columns.units):
                refuse_unit_below(" ".join(run.text for run in sorted(row)), self.printed.unit)
        return [run for run in runs if run.base < start]
