"""Puts words together that were drawn one by one, where nothing is known of how a bank draws."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from welfare.bankterms.columns.header import MONEY, field_for, money_field
from welfare.bankterms.columns.vocabulary import FIELD_OF
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.words import fold

from .column_bands import UNNAMED, ColumnBands, grid_of
from .column_gaps import Interval, united
from .content.text_runs import BLANK, TOUCHING, TextRun, WordSpacing, in_lines, join_runs, letter_of
from .pages import Page, Pages

NEEDED = {"day", "debit", "credit", "amount", "balance", "memo"}
SIDES = {*MONEY, "direction", "kind"}  # words of one header: “Số tiền ghi có”
NARROW = 0.8  # of a letter's width: words stand closer than cells in most fonts


def ways_of_joining(pages: Pages) -> Iterator[None]:
    """Set pages to each way in which their words may be put together: not at all, then across wide blanks or across narrow
    ones, first as their headers name more columns: headers that stand close become one across wide ones; last with letters that are set
    apart."""
    yield
    for blank in sorted((BLANK, NARROW), key=lambda blank: columns_named(pages, blank), reverse=True):
        pages.join(WordSpacing(blank=blank))
        yield
    pages.is_spaced = True
    pages.join(None)
    yield


Named = tuple[int, int, int]


def columns_named(pages: Pages, blank: float) -> Named:
    """What the headers name once words are put together across blanks of that width."""
    pages.join(WordSpacing(blank=blank))
    try:
        grid = grid_of(pages.first_page)
    except FileRefusedError:
        return 0, 0, 0
    return (0, 0, 0) if grid and two_in_one(grid) else named_by(grid)


def named_by(grid: ColumnBands | None) -> Named:
    """How many columns of days, money and texts a grid names, how many of all that we know, how few headers are none of these."""
    names = grid.columns.positions.keys() if grid and grid.columns else set()
    return len(NEEDED & names), len(names), -len(unnamed(grid) if grid else ())


def unnamed(grid: ColumnBands) -> list[str]:
    """The headers that are none that we know: they may be one of which each letter has become a column."""
    return [
        title for names, title in zip(grid.fields, grid.titles, strict=False) if title and names[0].startswith(UNNAMED)
    ]


def join_words(pages: Pages) -> None:
    """Put words together inside of the columns that the headers announce. Without these, cells that stand a blank apart, or
    headers that fill theirs, would become one text."""
    grid, before = grid_of(pages.first_page), pages.joining
    if not grid:
        return
    if unnamed(grid):
        grid = best_joined(pages, grid) if not before else not_torn(pages, grid, before)
    pages.join(WordSpacing(grid.edges, grid.top - 1))
    if is_complete(grid) and not is_complete(grid_of(pages.first_page)):
        pages.join(before)
    grid = grid_of(pages.first_page)
    if torn := torn_header(pages.first_page, grid):
        raise FileRefusedError("unknown_layout", f"Đầu cột “{torn}” in rời từng chữ, không rõ một cột hay hai cột.")
    refuse_two_in_one(grid)
    if not pages.first_page.rules.upright() and (found := side_by_side(pages.first_page, grid)):
        raise two_headers(found)


def side_by_side(page: Page, grid: ColumnBands | None) -> str:
    """The headers of a column that are those of two, with nothing between them on any of their lines: their words stand a blank
    apart, and so was it drawn. "" where there are none."""
    if not grid:
        return ""
    of_headers = [run for run in page.as_drawn if -1 < run.base - grid.top < grid.depth + 1]
    for (low, high), names in zip(pairwise(grid.edges), grid.fields, strict=True):
        inside = [run for run in of_headers if low <= run.left < high] if len(names) > 1 else []
        if any(parted_at(inside, gap) for _, gap in free_strips(inside)):
            return " ".join(text_beside(inside))
    return ""


def free_strips(runs: list[TextRun]) -> list[Interval]:
    """From where to where no text of any line stands, wide enough for a blank."""
    blank = TOUCHING * letter_of(runs)
    return [(one[1], two[0]) for one, two in pairwise(united(runs)) if two[0] - one[1] > blank]


def parted_at(runs: list[TextRun], position: float) -> bool:
    """Whether the headers left and right of a position are of two fields."""
    sides = ([run for run in runs if run.right <= position], [run for run in runs if run.left >= position])
    left, right = (field_for("\n".join(text_beside(side))) for side in sides)
    return bool(left and right and left != right and {left, right} - SIDES)


def text_beside(runs: list[TextRun]) -> list[str]:
    """The text of each line, words put together."""
    return [run.text for run in join_runs(runs, lambda left, right, base: False, WordSpacing())]


def torn_header(page: Page, grid: ColumnBands | None) -> str:
    """Two pieces of a header that touch and stand over two columns, one of them unknown; "" where there are none."""
    if not grid or not grid.columns:
        return ""
    letter = letter_of(page.as_drawn)
    for line in in_lines([run for run in page.as_drawn if -1 < run.base - grid.top < grid.depth + 1]):
        for one, other in pairwise(line):
            sides = [grid.at((run.left + run.right) / 2)[:1] for run in (one, other)]
            is_unnamed = any(names and names[0].startswith(UNNAMED) for names in sides)
            if is_unnamed and sides[0] != sides[1] and other.left - one.right < TOUCHING * letter:
                return one.text + other.text
    return ""


def refuse_two_in_one(grid: ColumnBands | None) -> None:
    """Raises FileRefusedError where two headers became one."""
    if found := two_in_one(grid):
        raise two_headers(found)


def two_headers(found: str) -> FileRefusedError:
    """That two headers were printed as one text."""
    return FileRefusedError("unknown_layout", f"Hai đầu cột in liền nhau thành “{found}”: không tách được hai cột đó.")


def two_in_one(grid: ColumnBands | None) -> str:
    """A header that is two others, of different columns, one behind the other; "" where there is none."""
    lines = [line for title in (grid.titles if grid else ()) for line in title.split("\n")]
    return next((line for line in lines if is_two_headers(line)), "")


@lru_cache(maxsize=256)
def is_two_headers(line: str) -> bool:
    """Whether a line of a header is none that we know, and parts into two that we do: “Số dư Nội dung”, “CreditDescription”. What goes on in
    small letters is one: “Ngày thu”."""
    touching = (" " if two.isupper() and one.islower() else "" for one, two in pairwise(f" {line}"))
    written = "".join(blank + letter for blank, letter in zip(touching, line, strict=True)).split()
    words = [*map(fold, written)]
    if len(words) < 2 or known(" ".join(words)):
        return False
    begun = [at for at in range(1, len(words)) if not written[at][:1].islower() or written[0][:1].islower()]
    pairs = ((known(" ".join(words[:at])), known(" ".join(words[at:]))) for at in begun)
    return any(one and other and one != other and {one, other} - SIDES for one, other in pairs)


def known(header: str) -> str | None:
    """The field of a folded header that is known word by word."""
    return FIELD_OF.get(header) or money_field(header)


def best_joined(pages: Pages, grid: ColumnBands) -> ColumnBands:
    """The grid as drawn, or the one of headers that were put together, where these name more columns and take none away: the one of most
    columns, for wide blanks may make one of two that stand close."""
    best, width = grid, 0.0
    for blank in (BLANK, NARROW):
        pages.join(WordSpacing(blank=blank))
        joined = grid_of(pages.first_page)
        if (
            joined
            and joined.columns
            and not two_in_one(joined)
            and named_by(joined) > named_by(grid)
            and named_in(grid) <= named_in(joined)
            and (best is grid or worth_of(joined) > worth_of(best))
        ):
            best, width = joined, blank
    pages.join(WordSpacing(blank=width) if width else None)
    return best


def worth_of(grid: ColumnBands) -> tuple[Named, int]:
    """What a grid names, and in how many columns."""
    return named_by(grid), len(grid.fields)


def not_torn(pages: Pages, grid: ColumnBands, before: WordSpacing) -> ColumnBands:
    """The grid of words put together across narrow blanks. Raises FileRefusedError where wide ones make two headers one: no width of a blank
    is right for all of them."""
    for blank in {BLANK, NARROW} - {before.blank}:
        pages.join(WordSpacing(blank=blank))
        refuse_two_in_one(grid_of(pages.first_page))
    pages.join(before)
    return grid


def named_in(grid: ColumnBands) -> set[str]:
    """The fields that a grid names, but for an amount of no side."""
    return {*(grid.columns.positions if grid.columns else ())} - {"amount"}


def is_complete(grid: ColumnBands | None) -> bool:
    """Whether headers name a day, money and a text."""
    return grid is not None and grid.columns is not None
