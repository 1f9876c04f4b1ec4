"""Nothing to prove a file by."""

from ..model import PrintedFigures, Transaction
from .breaks import Break


class Unproven:
    """Never proven; printed totals may still show that something is wrong."""

    chains_balances = False

    def see(self, row: Transaction) -> None:
        pass

    def close(self, controls: PrintedFigures) -> tuple[list[Break], bool, str]:
        return [], False, "Mẫu sao kê này không in số dư, số thứ tự: không có gì để chứng minh là đủ."

    def open_ends(self, controls: PrintedFigures) -> tuple[bool, bool]:
        return True, True
