"""Rows of a file to rows of COPY: what the process that reads does for an import. No Django in here.

A row's `ordinal` counts equal rows of its day. Days that a file comes back to are for whoever reads the notes to see: then
ordinals say nothing.
"""

from datetime import date

from welfare.bankterms.model import Transaction

from .copy_format import NO_WORDS, fields_of, int4, words_of

MOST_OF_A_DAY = 250_000  # different rows of one day that are told apart in memory
ONCE = int4(1)


class RowEncoder:
    """An Encoder (bankfiles/batches.py). Its rows are fields of COLUMNS, without the count of fields that COPY wants first.

    `note` gives the days that have begun, as their numbers, and whether all rows were told apart.
    """

    def __init__(self):
        self.day: date | None = None
        self.begun: list[int] = []
        self.seen: dict[bytes, int] = {}  # equal rows of the day so far
        self.is_counted = True

    def prepare(self, row: Transaction) -> bytes:
        return fields_of(row, words_of(row))

    def encode(self, number: int, row: Transaction) -> bytes:
        if row.day != self.day:
            self.day = row.day
            self.begun.append(row.day.toordinal())
            self.seen.clear()
        fields = row.encoded or self.prepare(row)
        identity = fields[-16:]
        ordinal = self.seen[identity] = self.seen.get(identity, 0) + 1
        if ordinal == 1:
            return int4(number) + fields + ONCE
        return int4(number) + fields + int4(ordinal)

    def note(self) -> tuple[list[int], bool]:
        if len(self.seen) > MOST_OF_A_DAY:
            self.is_counted = False
            self.seen.clear()
        begun, self.begun = self.begun, []
        return begun, self.is_counted


class RowEncoderWithoutWords(RowEncoder):
    """The same with no words to search for: an audit compares what the file says, and needs a third of the time."""

    def prepare(self, row: Transaction) -> bytes:
        return fields_of(row, NO_WORDS)
