"""What a reader gives: transactions in file order, what the file prints about itself, what was set aside.

Readers are pure: a file in, a Reading out; no database, no settings, no clock but the one handed in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from datetime import time as clock


@dataclass(slots=True)
class Row:
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
    account: str = ""
    counterparty: str = ""
    prepared: bytes = field(default=b"", compare=False, repr=False)  # what COPY takes of it, if that was asked for


@dataclass(slots=True)
class SetAside:
    """A row that could not be taken for a transaction: where it is, why (Vietnamese), and its text."""

    line: int
    reason: str
    page: int | None = None
    text: str = ""


@dataclass
class Controls:
    """What the file prints about itself; None or empty where it prints nothing. Amounts in đồng."""

    account: str = ""
    opening: int | None = None
    closing: int | None = None
    total_debit: int | None = None
    total_credit: int | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass
class Reading:
    """`rows` may be consumed once; `controls` and `set_aside` are complete after that. `proof` names what the layout prints to prove by."""

    layout: str
    proof: str  # "running balance" | "daily balance" | "sequence number" | "none"
    rows: Iterator[Row]
    controls: Controls = field(default_factory=Controls)
    set_aside: list[SetAside] = field(default_factory=list)
    total: int | None = None  # rows or pages to come, for progress; None where unknown


class Refused(Exception):
    """The file as a whole can't be imported: a code for programs and a Vietnamese sentence for people."""

    def __init__(self, reason: str, detail: str):
        super().__init__(detail)
        self.reason, self.detail = reason, detail


class SetAsides(list[SetAside]):
    """Rows set aside, so many and no more: a file of which tens of thousands can't be read is no statement."""

    MOST = 50_000

    def append(self, one: SetAside) -> None:
        if len(self) == self.MOST:
            raise Refused("unreadable_rows", f"Hơn 50.000 dòng không đọc được. {self[0].reason}")
        super().append(one)
