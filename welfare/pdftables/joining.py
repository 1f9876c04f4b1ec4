"""Puts words together that were drawn one by one, where nothing is known of how a bank draws."""

from collections.abc import Iterator

from .column_bands import ColumnBands, grid_of
from .content.text_runs import BLANK, Joining
from .pages import Pages

NEEDED = {"day", "debit", "credit", "amount", "balance", "memo"}
NARROW = 0.8  # of a letter's width: words stand closer than cells in most fonts


def ways_of_joining(pages: Pages) -> Iterator[None]:
    """Set pages to each way in which their words may be put together: not at all, then across wide blanks or across narrow
    ones, first as their headers name more columns: headers that stand close become one across wide ones."""
    yield
    for blank in sorted((BLANK, NARROW), key=lambda blank: -columns_named(pages, blank)):
        pages.join(Joining(blank=blank))
        yield


def columns_named(pages: Pages, blank: float) -> int:
    """How many columns of days, money and texts the headers name once words are put together across blanks of that width."""
    pages.join(Joining(blank=blank))
    grid = grid_of(pages.first_page)
    return len(NEEDED & grid.columns.positions.keys()) if grid and grid.columns else 0


def join_words(pages: Pages) -> None:
    """Put words together inside of the columns that the headers announce. Without these, cells that stand a blank apart, or
    headers that fill theirs, would become one text."""
    grid, before = grid_of(pages.first_page), pages.joining
    if not grid:
        return
    pages.join(Joining(grid.edges, grid.top - 1))
    if is_complete(grid) and not is_complete(grid_of(pages.first_page)):
        pages.join(before)


def is_complete(grid: ColumnBands | None) -> bool:
    """Whether headers name a day, money and a text."""
    return grid is not None and grid.columns is not None
