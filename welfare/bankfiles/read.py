"""A bank's file to a reading. Layout and kind are found from the content; the name serves only to be shown.

What reads is imported by the process that reads (layouts/__init__.py), and by no other: it takes memory.
"""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeVar

from welfare.bankterms.model import FileRefusedError, Reading

from .batches import EncodedReading
from .isolation import encode_isolated, read_isolated

T = TypeVar("T")

LARGEST = 512 * 1024 * 1024  # bytes


def read(source: str | Path | bytes | BinaryIO, *, name: str, today: date) -> Reading:
    """The transactions of a bank's file, in its order, and what it prints about itself. Nothing is kept in memory.

    `source`: a path, the bytes, or a file open for reading. `name` is never looked into; it is said when the file is
    refused. `today`: later days are set aside. Raises FileRefusedError, also later from `transactions`; a file without a
    single one is refused as well. Take them to their end, or close them, to end the processes that read.
    """
    with opened(source) as file:
        refuse_large(file, name)
        reading = read_isolated(file, today=today)
    reading.transactions = with_first(reading.transactions, reading, name)
    return reading


def read_encoded(source: str | Path | bytes | BinaryIO, *, name: str, today: date, encoder: str) -> EncodedReading:
    """The same with bytes for rows, in `batches`, and with what they prove. `encoder`: see batches.py."""
    with opened(source) as file:
        refuse_large(file, name)
        reading = encode_isolated(file, today=today, encoder=encoder)
    reading.batches = with_first(reading.batches, reading, name)
    return reading


def refuse_large(file: BinaryIO, name: str) -> None:
    """Raises FileRefusedError for a file of more than LARGEST bytes."""
    if file.seek(0, 2) > LARGEST:
        raise FileRefusedError("too_big", f"Tệp “{name}” lớn hơn {LARGEST >> 20} MB.")


def with_first(rows: Iterator[T], reading: Reading | EncodedReading, name: str) -> Iterator[T]:
    """All rows once more, with the first one that was taken to see whether there is any. Raises FileRefusedError where there is
    none."""
    first = next(rows, None)
    if first is None:
        aside = " ".join(one.reason for one in reading.rejected[:3])
        raise FileRefusedError("empty", f"Tệp “{name}” không có giao dịch nào đọc được. {aside}".strip())
    return prepend(first, rows)


def prepend(first: T, rows: Iterator[T]) -> Iterator[T]:
    """Closing this closes them."""
    yield first
    yield from rows


def opened(source: str | Path | bytes | BinaryIO) -> BinaryIO:
    """A true file of the operating system with the source's content, to be closed by the caller."""
    if isinstance(source, (str, Path)):
        return open(source, "rb")  # noqa: SIM115 - closed by the caller
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the caller
    if isinstance(source, bytes):
        copy.write(source)
    else:
        source.seek(0)
        shutil.copyfileobj(source, copy)
    copy.flush()
    return copy
