"""A dataset as a file of CSV, written and counted without holding it in memory."""

import csv
import hashlib
import io
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from frontportal.workbooks.safe_cells import harmless

from .dataset import Dataset, as_text

IN_MEMORY = 1 << 20  # bytes; what is longer lies on the disk while it is sent
BOM = "\ufeff"  # by which Excel knows UTF-8


@dataclass(frozen=True)
class FileFacts:
    sha256: str
    size: int
    rows: int


class HashingWriter(io.TextIOBase):
    """Text that goes into `file` as UTF-8 and is counted on its way."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hash, self.size = file, hashlib.sha256(), 0

    def write(self, text: str) -> int:
        block = text.encode()
        self.hash.update(block)
        self.size += len(block)
        self.file.write(block)
        return len(text)


def write_csv(dataset: Dataset, *, has_bom: bool = False) -> tuple[IO[bytes], FileFacts]:
    """The file, at its beginning, and what it is. No spreadsheet runs a cell: text like a formula has a ' before it."""
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (who sends it closes it)
    out = HashingWriter(file)
    if has_bom:
        out.write(BOM)
    writer = csv.writer(out)
    writer.writerow([column.name for column in dataset.columns])
    count = 0
    for row in dataset.rows():
        writer.writerow([harmless(as_text(value)) for value in row])
        count += 1
    file.seek(0)
    return file, FileFacts(out.hash.hexdigest(), out.size, count)
