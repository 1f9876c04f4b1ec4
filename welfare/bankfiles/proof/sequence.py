"""Sequence numbers that run 1…N without gap or repeat. Shows that no row is lost, not that amounts are right."""

from ..model import PrintedFigures, Transaction
from .breaks import MOST, Break

ONE_BY_ONE = 1_000  # a longer gap is named as one break


class Sequence:
    """A tail cut off is invisible. A file may count down, newest first: the second number tells."""

    chains_balances = False

    def __init__(self):
        self.breaks: list[Break] = []
        self.first: Transaction | None = None
        self.step = 0  # +1 or -1 once known
        self.last = 0

    def see(self, row: Transaction) -> None:
        if row.sequence is None:
            self.note("Dòng không có số thứ tự", row)
        elif self.first is None:
            self.first, self.last = row, row.sequence
        else:
            if not self.step:
                self.step = -1 if row.sequence == self.first.sequence - 1 else 1
            self.follow(row)

    def follow(self, row: Transaction) -> None:
        ahead = (row.sequence - self.last) * self.step
        if ahead > 0:
            self.gap(self.last + self.step, row.sequence - self.step, row)
            self.last = row.sequence
        elif ahead == 0:
            self.note(f"Số thứ tự {row.sequence} lặp lại", row, row.sequence)
        else:
            self.note(f"Số thứ tự {row.sequence} đứng sau {self.last}", row, row.sequence)

    def gap(self, start: int, end: int, row: Transaction) -> None:
        """Break for each number from `start` to `end`, in the direction of the file."""
        missing = (end - start) * self.step + 1
        if missing > ONE_BY_ONE:
            self.note(f"Thiếu {missing} dòng, số thứ tự {start} đến {end}", row, start)
            return
        for number in range(start, end + self.step, self.step):
            self.note(f"Thiếu số thứ tự {number}", row, number)

    def note(self, where: str, row: Transaction, number: int | None = None) -> None:
        if len(self.breaks) < MOST:
            self.breaks.append(Break(where, page=row.page, row=row.line, number=number))

    def close(self, controls: PrintedFigures) -> tuple[list[Break], bool, str]:
        if self.first is None:
            return [], False, "Tệp không in số thứ tự ở dòng nào."
        start = self.last if self.step < 0 else self.first.sequence
        if start > 1:
            self.step, noted, self.breaks = 1, self.breaks, []
            self.gap(1, start - 1, self.first)
            self.breaks += noted
        if self.breaks:
            return self.breaks, False, "Số thứ tự không chạy liền; số tiền của dòng thiếu không in ở đâu trong tệp."
        return (
            [],
            True,
            "Số thứ tự chạy liền từ 1: không mất dòng nào ở giữa, nhưng không nói được số tiền đúng hay sai.",
        )

    def open_ends(self, controls: PrintedFigures) -> tuple[bool, bool]:
        return self.step < 0, self.step >= 0  # below 1 nothing can be missing
