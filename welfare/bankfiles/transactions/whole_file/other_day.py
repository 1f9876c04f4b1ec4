"""A second day in each row, that of booking: which of the two is taken is said where they differ."""

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.text.cells import Cells

from ..amounts.conventions import day_of


class OtherDay:
    """Compares the two days of the rows of one file."""

    def __init__(self, columns: Columns):
        self.columns = columns
        self.day, self.other = columns.positions["day"], columns.positions.get("booking_day")
        self.differ = 0

    def add(self, cells: Cells) -> None:
        """A row's cells."""
        if self.other is not None and (booked := day_of(cells[self.other])):
            self.differ += booked != day_of(cells[self.day])

    def notes(self) -> list[str]:
        """A sentence where some rows have two days."""
        if not self.differ:
            return []
        return [
            f"Tệp có hai cột ngày, khác nhau ở {self.differ} dòng: ngày của giao dịch được lấy theo cột “{self.columns.header('day')}”, "
            f"không theo cột “{self.columns.header('booking_day')}”."
        ]
