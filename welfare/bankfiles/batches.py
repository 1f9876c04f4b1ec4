"""Rows in the form in which their taker stores them, many at a time, and what they prove: the way of an import.

A file's rows come by the hundred thousand. Whoever stores them wants bytes; so the process that reads makes bytes of
them, numbers them and proves them, and nobody else touches a single row.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from itertools import count, islice
from typing import Any, NamedTuple, Protocol

from welfare.bankterms.model import PrintedFigures, Reading, RejectedRow, Transaction
from welfare.proof.builder import ProofBuilder
from welfare.proof.coverage import coverage
from welfare.proof.model import Coverage

ROWS = 512  # in a batch


class Encoder(Protocol):
    """What makes bytes of rows; one for each file. It must be able to stand in the process that reads: no Django."""

    def prepare(self, row: Transaction) -> bytes:
        """The part that rests on nothing but the row. Kept as `row.encoded` it may come from another process."""

    def encode(self, number: int, row: Transaction) -> bytes:
        """The whole row; `number` counts a file's rows from 1. To be called in their order."""

    def note(self) -> tuple[Any, ...]:
        """What the taker has to know of the rows since the last note, in types that marshal knows."""


class Batch(NamedTuple):
    """Some rows. `last`: the number of the last one; `position`: its page, or its line where there are no pages."""

    rows: list[bytes]
    last: int
    position: int
    note: tuple[Any, ...]


@dataclass
class EncodedReading:
    """A Reading whose rows are bytes. `batches` may be consumed once, and closed; `printed`, `rejected`, `notes` and
    `proof` are complete after that."""

    layout: str
    batches: Iterator[Batch]
    printed: PrintedFigures = field(default_factory=PrintedFigures)
    rejected: list[RejectedRow] = field(default_factory=list)
    total: int | None = None
    notes: list[str] = field(default_factory=list)
    proof: Coverage | None = None  # None until then, and for a file without a row

    def percent(self, position: int) -> int | None:
        """Pages or lines behind us at a batch's position, of those there are; below 100 as long as rows come."""
        return min(99, 100 * position // self.total) if self.total else None


def encoder_named(name: str) -> Encoder:
    """A new encoder of the kind that `"module:name"` says."""
    module, _, kind = name.partition(":")
    made: Encoder = getattr(import_module(module), kind)()
    return made


def batches_of(rows: Iterable[Transaction], encoder: Encoder, built: ProofBuilder) -> Iterator[Batch]:
    """All rows in batches, each row added to the proof. Runs for every row of every import.

    Rows are read, proven and encoded many at a time: to take each step for one row after another is a fifth quicker than
    to take all steps for each row, since a processor remembers what it did last.
    """
    source, number = iter(rows), 0
    while batch := [*islice(source, ROWS)]:
        for row in batch:
            built.add(row)
        found = [*map(encoder.encode, count(number + 1), batch)]
        number += len(found)
        yield Batch(found, number, batch[-1].page or batch[-1].line, encoder.note())


def in_file(row: RejectedRow) -> tuple[int, int]:
    """Where a row stands, for sorting."""
    return row.page or 0, row.line


def proof_of(built: ProofBuilder, reading: Reading | EncodedReading) -> Coverage | None:
    """What the rows prove, once all of them were taken; None where there was none. Rejected rows come into their order."""
    reading.rejected.sort(key=in_file)
    return coverage(built, reading.printed, reading.rejected) if built.rows else None
