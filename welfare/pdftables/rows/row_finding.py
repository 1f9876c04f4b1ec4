"""The rows of a page of which nothing is known: between its lines, by the distances of its texts, or from day to day."""

from bisect import bisect_right

from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.labels import is_footer

from ..column_bands import ColumnBands
from ..content.text_runs import SAME_LINE, TextRun
from ..pages import Page
from .alignment import by_alignment, inside_rows, may_begin_above_days
from .crossing import doubt_across, doubt_crossing, doubt_struck, doubt_unclear, strikes
from .overflow import doubt_overflow
from .row_blocks import RowBlock, is_day, split_by_date, split_by_rules
from .spacing import heights_between_rows

ABOVE = 4.0  # points: a line of text inside of a table has its baseline farther below the table's upper end
Found = tuple[list[RowBlock], list[TextRun]]


def by_lines_or_days(page: Page, grid: ColumnBands, runs: list[TextRun]) -> Found:
    """Between lines where each day has a gap of its own, otherwise by distances, otherwise from day to day. Raises FileRefusedError
    for cells that are drawn as one text, and where nothing says which row a line of text belongs to."""
    if not runs:
        return [], []
    days = [run for run in runs if is_day(run, grid)]
    page.rules.leave_out(strikes(runs, page.rules.strokes))
    for lines in page.rules.levels():
        gaps = {bisect_right(lines, day.base) for day in days}
        # Where every other row is shaded, the table's own ends may be drawn nowhere; each row still has its neighbours' borders.
        least = len(gaps) - 1 if len(gaps) > 1 else len(gaps) + 1
        if len(gaps) == len(days) and len(lines) >= least:
            is_open = bool(days) and lines[0] > min(day.base for day in days)
            own = inside_rows(grid, runs, sorted(day.base for day in days)) if is_open else runs
            pieces, before = split_by_rules(page, grid, own, lines)
            doubt_crossing(pieces, lines)
            doubt_overflow(pieces, lines)
            doubt_texts(page, grid, pieces)
            return pieces, inside_table(page, pieces, before)
    if any("day" not in grid.at(day.right - 1) for day in days):
        raise FileRefusedError(
            "unknown_layout", "Ngày, nội dung và số tiền in liền thành một dòng chữ: không tách được cột."
        )
    pieces, before = by_spacing(page, grid, runs, days)
    doubt_crossing(pieces, [])
    doubt_overflow(pieces)
    doubt_texts(page, grid, pieces)
    return pieces, before


def doubt_texts(page: Page, grid: ColumnBands, pieces: list[RowBlock]) -> None:
    """Mark rows of which a line of text may lack letters, or be of two columns."""
    if not page.rules.upright():
        doubt_across(pieces, grid)
    doubt_unclear(pieces, page.width)
    doubt_struck(pieces, page.rules.strokes)


def inside_table(page: Page, pieces: list[RowBlock], before: list[TextRun]) -> list[TextRun]:
    """What goes on from the page before; text on the columns' upper end sticks out of the first row, which is doubtful."""
    top = min((wall.top for wall in page.rules.standing), default=0.0)
    out = [run for run in before if run.base < top + ABOVE]
    if out and pieces and page.number > 1:
        pieces[0].crossed = pieces[0].crossed or out[0].text
        return [run for run in before if run.base >= top + ABOVE]
    return before


def by_spacing(page: Page, grid: ColumnBands, runs: list[TextRun], days: list[TextRun]) -> Found:
    """Rows that no lines part. Text above the first day of all tells that rows may begin above theirs."""
    heights = heights_between_rows(runs, days)
    if heights is not None:
        if not grid.alignment:
            by_alignment(
                page, grid, runs, days
            )  # what this page shows holds for the next ones, whose distances may say less
        pieces, before = split_by_rules(page, grid, runs, heights)
        return [piece for piece in pieces if not closes_page(piece)], before
    pieces, before = split_by_date(page, grid, runs)
    if not before and all(map(is_one_line, pieces)):
        return pieces, before
    if aligned := by_alignment(page, grid, runs, days):
        return above_rows(aligned)
    if not days and page.number > 1:
        raise FileRefusedError(
            "unknown_layout",
            f"Trang {page.number} không có cột ngày: bảng rộng hơn khổ giấy nên một số cột bị in sang trang khác. Hãy in cho vừa bề ngang một trang.",
        )
    if not page.rules.upright() or page.number == 1 and pieces and before or may_begin_above_days(grid, runs, days):
        raise FileRefusedError(
            "unknown_layout", "Các dòng của bảng không có đường kẻ ngăn cách: không chắc chữ nào thuộc giao dịch nào."
        )
    return pieces, before


def above_rows(pieces: list[RowBlock]) -> Found:
    """The rows of a page, and what stands above the first one without being any."""
    first = next(at for at, piece in enumerate(pieces) if "day" in piece.runs)
    return pieces[first:], [run for piece in pieces[:first] for runs in piece.runs.values() for run in runs]


def is_one_line(piece: RowBlock) -> bool:
    """Whether all texts of a row stand at one height: then none can be another row's."""
    heights = [run.base for runs in piece.runs.values() for run in runs]
    return max(heights) - min(heights) < SAME_LINE


def closes_page(piece: RowBlock) -> bool:
    """Whether a block without a day is a page's number, or whatever else stands below a table."""
    return piece.runs.keys() == {"memo"} and all(is_footer(run.text) for run in piece.runs["memo"])
