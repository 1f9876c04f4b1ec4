"""Whether a statement is complete: its rows put against what the bank printed. Pure; every amount in đồng.

`certify(rows, controls, kind)` takes all at once; an importer that reads a file only once shows each row to a
`Witness` in passing and asks for the certificate at the end.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from ..model import PrintedFigures, RejectedRow, Transaction
from .breaks import Break, Day
from .daily import Daily
from .loose import loose_ends
from .running import Running
from .sequence import Sequence
from .unproven import Unproven

WITNESSES = {
    "running balance": Running,
    "daily balance": Daily,
    "sequence number": Sequence,
    "none": Unproven,
}


SUMS_ONLY = (
    "Mẫu sao kê này không in số dư sau từng dòng hay số thứ tự. Tổng hoặc số dư in trong tệp khớp với các dòng đến từng đồng, "
    "nhưng điều đó không chứng minh được từng dòng."
)


@dataclass(frozen=True)
class Certificate:
    """`outcome`: "proven", "breaks" or "unprovable". `why` is a Vietnamese sentence that says what that rests on.

    `days` is filled in where days are proven one by one; each is then "base", "proven", "breaks" or "unprovable".
    """

    kind: str
    outcome: str
    why: str
    breaks: list[Break] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)

    def as_json(self) -> dict:
        """What JSON can hold: days as ISO text."""
        days = [asdict(day) | {"day": day.day.isoformat()} for day in self.days]
        return asdict(self) | {"breaks": [asdict(found) for found in self.breaks], "days": days}


class Witness:
    """Sees every row of a file in order and adds up; then compares with what the file prints of itself."""

    def __init__(self, kind: str):
        self.kind, self.proof = kind, WITNESSES[kind]()
        self.rows = self.credit = self.debit = 0
        self.first: Transaction | None = None
        self.last: Transaction | None = None

    def see(self, row: Transaction) -> None:
        self.rows += 1
        self.first, self.last = self.first or row, row
        self.credit += row.credit
        self.debit += row.debit
        self.proof.see(row)

    def certificate(self, controls: PrintedFigures, set_aside: Iterable[RejectedRow] = ()) -> Certificate:
        """`set_aside`: the rows of the file that were not taken for transactions, in its order."""
        breaks, proven, why = self.proof.close(controls)
        breaks = [*breaks, *self.totals(controls, explained=sum(found.missing or 0 for found in breaks))]
        if proven and not breaks and not self.summed(controls):
            breaks = loose_ends(list(set_aside), self.first, self.last, self.proof.open_ends(controls))
        outcome = "breaks" if breaks else "proven" if proven else "unprovable"
        if self.kind == "none" and not breaks and (self.summed(controls) or closes(controls)):
            why = SUMS_ONLY
        return Certificate(self.kind, outcome, why, breaks, getattr(self.proof, "days", []))

    def summed(self, controls: PrintedFigures) -> bool:
        """Whether the file prints totals of what moved: rows that agree with them are all there are."""
        return controls.total_credit is not None and (controls.total_debit is not None or not self.debit)

    def ends(self, controls: PrintedFigures) -> tuple[int | None, int | None]:
        """Opening and closing balance: as printed, otherwise by a balance after each row. Only after `certificate`."""
        before, after = getattr(self.proof, "ends", (None, None))
        return (
            before if controls.opening is None else controls.opening,
            after if controls.closing is None else controls.closing,
        )

    def totals(self, controls: PrintedFigures, *, explained: int) -> list[Break]:
        """Printed totals that the rows do not add up to, unless breaks found before explain the whole difference."""
        credit = 0 if controls.total_credit is None else controls.total_credit - self.credit
        debit = 0 if controls.total_debit is None else controls.total_debit - self.debit
        if explained and explained == credit - debit:
            return []
        found = [("Tổng ghi có in trong tệp", credit), ("Tổng ghi nợ in trong tệp", debit)]
        if closes(controls) and not self.proof.chains_balances and not explained:
            ends = controls.closing - controls.opening - self.credit + self.debit
            found.append(("Số dư đầu kỳ và cuối kỳ in trong tệp", ends))
        return [Break(f"{what} không khớp với các dòng", missing=gap) for what, gap in found if gap]


def closes(controls: PrintedFigures) -> bool:
    return None not in (controls.opening, controls.closing)


def certify(rows: Iterable[Transaction], controls: PrintedFigures, kind: str) -> Certificate:
    """The certificate of a file's rows by `kind`, a key of WITNESSES."""
    witness = Witness(kind)
    for row in rows:
        witness.see(row)
    return witness.certificate(controls)
