"""What a proof consists of: spans of rows, breaks, days. Amounts in đồng; transactions counted from 1 in the file's order."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

MOST_SPANS = 400  # spans of one proof; the rest become one that says how many they are
MOST_BREAKS = 1_000  # breaks named one by one

PROVEN, BROKEN, UNPROVEN = "proven", "broken", "unproven"
BALANCE, DAY_BALANCE, SEQUENCE, TOTALS, COUNT, NONE = "balance", "day balance", "sequence", "totals", "count", "none"


@dataclass(frozen=True, slots=True)
class Point:
    """A printed balance. `position` transactions of the file stand before it, of `credit` and `debit` in all.

    `page` and `row`: where it is printed, None for an opening or closing balance. `label` names those two.
    """

    position: int
    credit: int
    debit: int
    balance: int
    page: int | None = None
    row: int | None = None
    label: str = ""  # "opening" | "closing" | "": after a row


@dataclass(frozen=True, slots=True)
class Span:
    """Transactions `first` to `last`. Of no rows (`last` = `first` − 1) where something lacks between two neighbours.

    `by`: "balance" (printed balances at both ends), "day balance" (the same, a balance standing after each day's last row
    only), "totals" (printed totals of money in and out), "sequence" (numbers without gap) and "count" (the number of
    transactions that the file prints), which show that no row is missing and say nothing of amounts, or "none".
    `state`: "proven", "broken" or "unproven". `page`, `row`, `missing`: of a broken one, as in Break. `more`: how many
    broken or unproven spans this one stands for; above zero only in the last of a long list.
    """

    first: int
    last: int
    credit: int
    debit: int
    by: str
    state: str
    page: int | None = None
    row: int | None = None
    missing: int | None = None
    more: int = 0

    @property
    def rows(self) -> int:
        """How many transactions the span holds."""
        return self.last - self.first + 1

    def as_json(self) -> dict[str, Any]:
        """What JSON can hold; `first` and `last` as "from" and "to"."""
        found = asdict(self)
        return {"from": found.pop("first"), "to": found.pop("last"), "rows": self.rows} | found


@dataclass(frozen=True, slots=True)
class Break:
    """`where` in Vietnamese; `page` and `row` as the reader counts them, None for the file as a whole.

    `missing` is what lacks in đồng: above zero money in, below zero money out; None where no amount is printed.
    `number` is the sequence number that lacks or comes twice.
    """

    where: str
    page: int | None = None
    row: int | None = None
    missing: int | None = None
    number: int | None = None


@dataclass(slots=True)
class Day:
    """One day of a proof by daily balances. `movement` and `closing` in đồng; `closing` None where none is printed.

    `outcome`: "base" (only the start of the chain), "proven", "breaks" or "unprovable".
    """

    day: date
    rows: int = 0
    movement: int = 0
    closing: int | None = None
    outcome: str = "unprovable"


@dataclass(frozen=True)
class Coverage:
    """What a file proves of its `rows` transactions. `spans` cover each of them once, in order.

    `outcome`: "proven" (every row in a proven span, no unread row that may have moved money left open), "partly", "breaks"
    or "unprovable" (no row in a proven span). `kind`, the weakest evidence that the outcome rests on: "running balance",
    "daily balance", "opening and closing", "totals", "sequence number", "count" or "none". `why`: a Vietnamese sentence.
    `base`: the transaction that a chain of balances begins with where no opening balance is printed; its own balance is
    printed, its amount nothing else confirms. `unread`: rows not read that no printed figure shows to have moved nothing.
    `opening` and `closing`: only if printed; a closing balance also beside the transaction that is certainly the newest.
    """

    kind: str
    outcome: str
    why: str
    rows: int
    credit: int
    debit: int
    proven_rows: int
    spans: list[Span]
    breaks: list[Break] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    base: int | None = None
    unread: int = 0
    opening: int | None = None
    closing: int | None = None

    def as_json(self) -> dict[str, Any]:
        """What JSON can hold: days as ISO text. Rows, sums, opening and closing balance stand beside a proof, not in it."""
        return {
            "kind": self.kind,
            "outcome": self.outcome,
            "why": self.why,
            "proven_rows": self.proven_rows,
            "base": self.base,
            "unread": self.unread,
            "spans": [span.as_json() for span in self.spans],
            "breaks": [asdict(found) for found in self.breaks],
            "days": [asdict(day) | {"day": day.day.isoformat()} for day in self.days],
        }
