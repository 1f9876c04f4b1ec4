"""Sheets of a workbook beside the one that is read: a list too long for one goes on in the next, often without headers."""

from collections.abc import Iterable

from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.model import Refused
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import starts_with_day


def refuse_continued(name: str, lines: Iterable[Cells], columns: Columns) -> None:
    """Raises Refused where a line of a sheet without headers is a row of the table read: a day, money and a text stand in
    its columns. `name`: the sheet's."""
    if any(is_row(cells, columns) for cells in lines):
        raise Refused(
            "several_tables",
            f"Trang tính “{name[:40]}” có các dòng giao dịch mà không có dòng đầu cột. "
            "Hãy chép dòng đầu cột vào đó rồi tách mỗi trang thành một tệp.",
        )


def is_row(cells: Cells, columns: Columns) -> bool:
    """Whether a line has a day, an amount and a memo where the table has them."""
    at = columns.positions
    if max(at["day"], at["memo"]) >= len(cells) or not starts_with_day(cells[at["day"]]) or not text(cells[at["memo"]]):
        return False
    money = [at[name] for name in MONEY if name in at and at[name] < len(cells)]
    return any(any(map(str.isdigit, text(cells[position]))) for position in money)
