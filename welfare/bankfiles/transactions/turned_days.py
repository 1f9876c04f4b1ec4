"""Days that a program took for month and day: it stores those as dates, and leaves as texts those that no month has."""

from collections.abc import Iterable
from datetime import date

from welfare.bankterms.text.cells import Cells

from .amounts.conventions import day_of

LAST_MONTH = 12


def day_beside_cells(lines: Iterable[Cells], position: int) -> date | None:
    """The first day that is written as text, where the dates beside it may be turned around: most days are texts, or those that
    are have all a day that is no month, and the dates have none. None otherwise. `position`: of the column of days."""
    texts: list[date] = []
    dates: list[date] = []
    for cell in (cells[position] for cells in lines if len(cells) > position):
        if day := day_of(cell):
            (texts if isinstance(cell, str) else dates).append(day)
    if not texts:
        return None
    is_left_over = min(day.day for day in texts) > LAST_MONTH >= max((day.day for day in dates), default=0)
    return texts[0] if len(texts) >= len(dates) or is_left_over else None
