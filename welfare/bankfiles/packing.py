"""What processes tell each other, in types that marshal knows, and how it goes through a pipe.

marshal and not pickle: what it loads is data alone, though the process that wrote it read a file from outside.
"""

import marshal
from collections.abc import Iterable
from dataclasses import astuple
from datetime import date, time
from struct import Struct
from typing import IO, Any, BinaryIO

from welfare.bankterms.model import PrintedFigures, RejectedRow, Transaction
from welfare.proof.model import Break, Coverage, Day, Span

LENGTH = Struct("!I")

Values = tuple[Any, ...]  # fields in their order, as the other process takes them apart


def send(pipe: BinaryIO, *message: object) -> None:
    """Write a message, of values that marshal knows, and its length before it."""
    data = marshal.dumps(message)  # type: ignore[arg-type]  # whoever sends answers for what marshal knows
    pipe.write(LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Values:
    """The next message. Raises EOFError, ValueError or TypeError for one that is cut off, or none."""
    start = pipe.read(LENGTH.size)
    if len(start) < LENGTH.size:
        raise EOFError
    message: Values = marshal.loads(pipe.read(*LENGTH.unpack(start)))  # noqa: S302 - from our own process
    return message


def packed(row: Transaction) -> Values:
    """A transaction as plain values: its day by number, its time in seconds."""
    moment = row.time
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second if moment else None
    return (
        row.day.toordinal(), row.debit, row.credit, row.memo, row.line, row.page, seconds,
        row.reference, row.balance, row.sequence, row.counter_account, row.counterparty, row.encoded,
    )  # fmt: skip


def unpacked(values: Values) -> Transaction:
    """What `packed` made values of."""
    day, debit, credit, memo, line, page, seconds, *rest = values
    moment = None if seconds is None else time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return Transaction(date.fromordinal(day), debit, credit, memo, line, page, moment, *rest)


def pack_printed(printed: PrintedFigures) -> list[Any]:
    """Printed figures as plain values, days by number."""
    *amounts, first, last = astuple(printed)
    return [*amounts, first and first.toordinal(), last and last.toordinal()]


def unpack_printed(values: Iterable[Any]) -> PrintedFigures:
    """What `pack_printed` made values of."""
    *amounts, first, last = values
    days = (None if day is None else date.fromordinal(day) for day in (first, last))
    return PrintedFigures(*amounts, *days)


def pack_rejected(rows: Iterable[RejectedRow]) -> list[Values]:
    """Rejected rows as plain values."""
    return [astuple(row) for row in rows]


def unpack_rejected(values: Iterable[Values]) -> list[RejectedRow]:
    """What `pack_rejected` made values of."""
    return [RejectedRow(*each) for each in values]


def pack_proof(proof: Coverage | None) -> dict[str, Any] | None:
    """A proof as plain values by the names of its fields; None for none."""
    if proof is None:
        return None
    values = dict(vars(proof))
    for name in ("spans", "breaks"):
        values[name] = [astuple(each) for each in values[name]]
    values["days"] = [(each.day.toordinal(), *astuple(each)[1:]) for each in proof.days]
    return values


def unpack_proof(values: dict[str, Any] | None) -> Coverage | None:
    """What `pack_proof` made values of."""
    if values is None:
        return None
    kinds = {
        "spans": [Span(*each) for each in values["spans"]],
        "breaks": [Break(*each) for each in values["breaks"]],
        "days": [Day(date.fromordinal(day), *rest) for day, *rest in values["days"]],
    }
    return Coverage(**values | kinds)
