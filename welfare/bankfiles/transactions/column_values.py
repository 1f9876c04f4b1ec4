"""Columns of which only the values tell what they are: whose account they name, what became of a transfer, whether days are
turned, what one of the amounts is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.columns.providers import fields_of_provider
from welfare.bankterms.columns.units import unit_of
from welfare.bankterms.model import FileRefusedError, PrintedFigures
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import starts_with_day, time_of
from welfare.bankterms.text.doubt import Doubt

from .amounts.checks import CURRENCY, SEVERAL
from .amounts.conventions import day_of
from .amounts.words import is_done

LAST_MONTH = 12
MOST_ACCOUNTS, LEAST_ROWS = 5, 5  # of one list; of each account on average
LEAST_OF_ACCOUNT = 3  # rows of one account by which a column is taken for that of the statements' own


def with_own_account(columns: Columns, rows: list[Cells], printed: PrintedFigures) -> Columns:
    """The columns, with a column “Số tài khoản” taken for what its values are. `rows`: the first ones of the file.

    Beside a column of the other party's accounts it is our own; alone, it is our own if it repeats one number that is
    printed above the table, or one number in several rows that name nobody."""
    if not columns.has("account"):
        return columns
    if fields_of_provider([*columns.headers.values()]):
        return columns  # a feed's records name the account that it watches: documented, not guessed
    position = columns.positions["account"]
    counts = Counter(
        number for cells in rows if len(cells) > position and (number := re.sub(r"\D", "", text(cells[position])))
    )
    numbers = {*counts}
    if 3 * counts[printed.account] >= counts.total() > 0:
        return columns  # many rows name the account above the table: those of another one are of another statement
    alone = not columns.has("counterparty") and not printed.account and len(rows) > 1
    if alone and not columns.has("counter_account"):
        refuse_blocks([re.sub(r"\D", "", text(cells[position])) for cells in rows if len(cells) > position])
        refuse_few(counts)
    own = len(numbers) == 1 and (printed.account in numbers or alone)
    if columns.has("counter_account") or own:
        if len(numbers) == 1 and not printed.account:
            printed.account = numbers.pop()
        return columns
    positions = {name: index for name, index in columns.positions.items() if name != "account"}
    return replace(columns, positions=positions | {"counter_account": position})


def refuse_blocks(numbers: list[str]) -> None:
    """Raises FileRefusedError where a column names one account in rows that follow each other, then another one likewise: two statements,
    and no donors, of whom each gives when he likes. `numbers`: of the rows, in their order."""
    blocks = [len(list(same)) for number, same in groupby(numbers) if number]
    if 1 < len(blocks) == len({*numbers} - {""}) and min(blocks) >= LEAST_OF_ACCOUNT:
        raise FileRefusedError("several_accounts", SEVERAL)


def refuse_few(counts: Counter[str]) -> None:
    """Raises FileRefusedError where all rows name one of a few accounts, each of them many times: no list of donors repeats so.
    `counts`: how many rows name which."""
    if (
        1 < len(counts) <= MOST_ACCOUNTS
        and min(counts.values()) >= LEAST_OF_ACCOUNT
        and counts.total() >= LEAST_ROWS * len(counts)
    ):
        raise FileRefusedError("several_accounts", SEVERAL)


def with_values(columns: Columns, rows: list[Cells]) -> Columns:
    """The columns, with one that we know by no header taken for the status, or the currency, if that is what stands in it: statuses mostly, currencies only."""
    positions = dict(columns.positions)
    for position in columns.others:
        words = [words for cells in rows if len(cells) > position and (words := text(cells[position]))]
        done = [is_done(word) for word in words]
        if "status" not in positions and any(done) and 2 * (len(done) - done.count(None)) > len(done):
            positions["status"] = position
        elif "currency" not in positions and words and all(CURRENCY.fullmatch(word) for word in words):
            positions["currency"] = position
    others = {position: header for position, header in columns.others.items() if position not in positions.values()}
    twins = columns.twins
    for twin in twins:
        if twin[0] == "day" and "time" not in positions and hold_times(rows, twin[2]):
            positions["time"] = twin[2]
            twins = tuple(one for one in twins if one != twin)
    return replace(columns, positions=positions, others=others, twins=twins)


def hold_times(rows: list[Cells], position: int) -> bool:
    """Whether a column holds times of day and no day: “Thời gian” beside “Ngày”."""
    cells = [cells[position] for cells in rows if len(cells) > position and text(cells[position])]
    return bool(cells) and all(time_of(cell) is not None and not starts_with_day(cell) for cell in cells)


def reference_below_day(cell: object) -> str:
    """What stands on the second line of a cell of days, if that is no time: `"01/10/2024\\n5213.45946"` → `"5213.45946"`."""
    below = " ".join(cell.split("\n")[1:]).strip() if isinstance(cell, str) and "\n" in cell else ""
    return "" if time_of(below) else below


def day_beside_cells(lines: Iterable[Cells], position: int) -> date | None:
    """The first day that is written as text, where a program may have turned the dates beside it around, which it took for
    month and day: most days are texts, or those that
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


def read_unit_column(columns: Columns, rows: list[Cells], printed: PrintedFigures) -> None:
    """Take the unit from a column that names it: the one that most of the first rows have; others are doubted one by one."""
    if columns.has("unit"):
        position = columns.positions["unit"]
        units = Counter(
            unit_of(text(cells[position])) for cells in rows if len(cells) > position and text(cells[position])
        )
        if units and (unit := units.most_common(1)[0][0]):
            printed.unit = unit


def refuse_other_unit(cell: object, unit: int) -> None:
    """Raises Doubt for a row whose own unit is not the file's."""
    words = text(cell)
    if words and unit_of(words) != unit:
        raise Doubt(f"đơn vị tính “{words[:20]}” khác với các dòng trước hoặc không rõ là bao nhiêu đồng")
