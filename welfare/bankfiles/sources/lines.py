"""Lines of cells, whatever file they come from. What reads transactions knows no more than this."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import PrintedFigures
from welfare.bankterms.text.cells import Cells
from welfare.bankterms.text.dates import EXCEL_ZERO

FIRST_LINES = 60  # banks print a block of labels before the table; none is longer
# What an office did to a cell that counts no more.
STRUCK, UNSEEN = "bị gạch ngang", "không hiện ra (chữ trắng hoặc định dạng ẩn)"
MOST_BELOW = 10_000  # lines over which one cell may reach

Line = tuple[int, Cells]


class Table:
    """`first_lines`, for recognition. Iterating gives all lines, numbered as the file shows them from 1.

    A cell is text (as `words.clean` leaves it) or what Excel stores: a number, a day, a time. `total`: lines to come, None where
    unknown. `computed`: (line, column from 0) of cells that hold a formula. `foreign`: of cells whose number format shows
    foreign money → that currency. `marks`: line → column → what an office did to that
    cell, a Vietnamese clause; column −1: to its line.

    `covered`: (line, column) of cells that one from above reaches over → what stands in it; known once the line is given.

    A source whose format says what each value is (MT940, camt.053) has no headers: it names its `columns` itself, with
    `line` 0, and fills in `printed`, the figures that the file states of itself, complete once all lines were taken.
    `notes`: Vietnamese sentences on how the file was read.
    """

    format: str = "table"  # what a layout asks for
    between: str = ","  # what stood between cells that are one text
    first_lines: list[Line]
    total: int | None = None
    computed: AbstractSet[tuple[int, int]] = frozenset()
    foreign: dict[tuple[int, int], str] = {}  # noqa: RUF012 - never written to
    marks: dict[int, dict[int, str]] = {}  # noqa: RUF012 - likewise
    covered: dict[tuple[int, int], object] = {}  # noqa: RUF012 - likewise
    day_zero: datetime = EXCEL_ZERO  # from which numbers in the column of days are counted
    columns: Columns | None = None
    printed: PrintedFigures | None = None
    notes: list[str]

    def __iter__(self) -> Iterator[Line]:
        raise NotImplementedError
