"""The sums of each day in a second table below the transactions, where no headers tell it: days and amounts, and no memo."""

from datetime import date

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import Transaction
from welfare.bankterms.text.doubt import Doubt


class DaySums:
    """Takes the rows of one file that prints no balances: these would show that such a line moved nothing."""

    def __init__(self, columns: Columns):
        self.is_watching = not columns.has("balance")
        self.sums: dict[date, tuple[int, int]] = {}  # of the rows above: money out, money in

    def add(self, row: Transaction) -> None:
        """A row that counts. Where one has no memo, others may lack theirs as well."""
        if self.is_watching:
            out, into = self.sums.get(row.day, (0, 0))
            self.sums[row.day] = out + row.debit, into + row.credit
            self.is_watching = bool(row.memo)

    def refuse_sum_of_day(self, row: Transaction) -> None:
        """Raises Doubt for a row without a memo, the first of its file, that moves what all rows of its day above it did."""
        if self.is_watching and not row.memo and self.sums.get(row.day) == (row.debit, row.credit):
            raise Doubt(
                f"không có nội dung, và đúng bằng tổng các dòng ngày {row.day:%d/%m/%Y} ở trên: có thể là dòng cộng của ngày"
            )
