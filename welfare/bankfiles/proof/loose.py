"""Rows that were set aside where no proof passes: before the first row that was read, or after the last."""

from ..model import RejectedRow, Transaction
from .breaks import MOST, Break


def loose_ends(
    set_aside: list[RejectedRow], first: Transaction, last: Transaction, open_ends: tuple[bool, bool]
) -> list[Break]:
    """A break for each. What lacks there is known only to who looks at the row: its amount was not certain."""
    start, end = (first.page or 0, first.line), (last.page or 0, last.line)
    before, after = open_ends
    return [
        Break("Dòng để riêng ở đầu hoặc cuối tệp: không có gì chứng minh là thiếu hay đủ", page=one.page, row=one.line)
        for one in set_aside[:MOST]
        if before and (one.page or 0, one.line) < start or after and (one.page or 0, one.line) > end
    ]
