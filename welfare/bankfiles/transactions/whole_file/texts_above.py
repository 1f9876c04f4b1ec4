"""Memos that stand in a line of their own above their rows: read as the lines below them are, each would go to the row before its own."""

from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.cells import Cells, text

LEAST = 2  # rows


class TextsAbove:
    """Sees the lines of one table below its headers, rows and others. `memo`: the column of memos."""

    def __init__(self, memo: int | None):
        self.memo = memo
        self.rows = 0
        self.is_above = False  # whether a memo stands above the first row
        self.has_own = False  # whether a row has one beside its amount
        self.is_below = False  # whether one stands below the row taken last

    def add_row(self, cells: Cells) -> None:
        """A row."""
        self.rows, self.is_below = self.rows + 1, False
        self.has_own = self.has_own or self.memo is None or bool(text(cells[self.memo]))

    def add_line(self, positions: list[int]) -> None:
        """A line that is no row, by its columns that hold anything."""
        if positions == [self.memo]:
            self.is_above |= not self.rows
            self.is_below = True

    def finish(self) -> None:
        """Once all is read. Raises FileRefusedError where every memo stands above its row."""
        if self.is_above and not (self.has_own or self.is_below) and self.rows >= LEAST:
            raise FileRefusedError(
                "unreadable_rows",
                "Nội dung đứng ở dòng riêng phía trên mỗi giao dịch: đọc theo dòng sẽ lệch sang giao dịch khác. "
                "Hãy đưa nội dung về cùng dòng với ngày và số tiền.",
            )
