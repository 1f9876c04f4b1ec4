"""What a reader gives: transactions in file order, what the file prints about itself, what was set aside.

Readers are pure: a file in, a Reading out; no database, no settings, no clock but the one handed in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from datetime import time as clock


@dataclass(slots=True)
class Transaction:
    """One transaction. Exactly one of `debit` and `credit` is above zero; amounts are whole đồng.

    `memo` is NFC, joined from its lines. `balance` is what the file prints after this row, None where it prints
    none. `sequence` is the file's own number (STT). `page` (PDF) and `line` (sheet line, or row on the page) say
    where to find it.
    """

    day: date
    debit: int
    credit: int
    memo: str
    line: int
    page: int | None = None
    time: clock | None = None
    reference: str = ""
    balance: int | None = None
    sequence: int | None = None
    counter_account: str = ""
    counterparty: str = ""
    encoded: bytes = field(default=b"", compare=False, repr=False)  # as an encoder prepared it, see batches.py


BALANCE_LINE = "balance_line"  # the code of a line that prints a balance: no transaction, and nothing that was not read


@dataclass(slots=True)
class RejectedRow:
    """A row that could not be taken for a transaction: where it is, why (Vietnamese), and its text.

    `code` names the reason for programs. `sequence` and `balance` are what the row prints, where they could be read: a
    number that is here is not missing, and a balance is one whatever became of its row. `moved` is what the row certainly
    did to the balance in đồng, credit − debit: 0 for a transfer that failed, for one printed twice, for 0 đồng; None where
    that is not known.
    """

    line: int
    reason: str
    page: int | None = None
    text: str = ""
    code: str = "unreadable"
    sequence: int | None = None
    balance: int | None = None
    moved: int | None = None


@dataclass
class PrintedFigures:
    """What the file prints about itself; None or empty where it prints nothing. Amounts in đồng, `unit` applied.

    `second_account`: another number that it calls its account. `unit`: đồng that a printed 1 stands for. `group`: the separator
    of thousands, where all rows together show it and one amount alone would not. `turned`: đồng that the file prints below zero on one side, as a gift taken
    back among money in, and that are read on the other side: both printed totals are lower by them. `charged_out`, `charged_in`: đồng of columns
    of fees and taxes that payments have on top of their amount here, and gifts are less by: a printed total may hold them or not. `is_month_first`: whether its
    period is one only where the month stands before the day. `count`, `count_debit`, `count_credit`: how many transactions it says it has.
    """

    account: str = ""
    second_account: str = ""
    currency: str = ""
    unit: int = 1
    group: str = ""
    count: int | None = None
    count_debit: int | None = None
    count_credit: int | None = None
    opening: int | None = None
    closing: int | None = None
    total_debit: int | None = None
    total_credit: int | None = None
    turned: int = 0
    charged_out: int = 0
    charged_in: int = 0
    is_month_first: bool = False
    first_day: date | None = None
    last_day: date | None = None


@dataclass
class Reading:
    """`transactions` may be consumed once; `printed`, `rejected` and `notes` are complete after that. `notes`: Vietnamese
    sentences on how the file was read, for whoever decides to import it."""

    layout: str
    transactions: Iterator[Transaction]
    printed: PrintedFigures = field(default_factory=PrintedFigures)
    rejected: list[RejectedRow] = field(default_factory=list)
    total: int | None = None  # rows or pages to come, for progress; None where unknown
    notes: list[str] = field(default_factory=list)


class FileRefusedError(Exception):
    """The file as a whole can't be imported: `code` for programs and `message`, a Vietnamese sentence, for people."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code, self.message = code, message


class RejectedRows(list[RejectedRow]):
    """Rows set aside, so many and no more: a file of which tens of thousands can't be read is no statement."""

    MOST = 50_000

    def append(self, one: RejectedRow) -> None:
        """Set a row aside. Raises FileRefusedError when there are more than MOST."""
        if len(self) == self.MOST:
            raise FileRefusedError("unreadable_rows", f"Hơn 50.000 dòng không đọc được. {self[0].reason}")
        super().append(one)
