"""A dataset as a file of CSV, written and counted without holding it in memory."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple

from frontportal.workbooks.safe_cells import harmless

from .dataset import Dataset, as_text

IN_MEMORY = 1 << 20  # bytes; what is longer lies on the disk while it is sent
BOM = "\ufeff"  # by which Excel knows UTF-8


class CsvForm(NamedTuple):
    """How the file is written. An Excel whose system writes 1,5 for one and a half, as Vietnamese ones do, parts cells at semicolons."""

    has_bom: bool = False
    delimiter: str = ","

    @classmethod
    def asked(cls, given: Mapping[str, str]) -> "CsvForm":
        """`?bom=1` for Excel, `&dau=cham-phay` for a Vietnamese one; anything else is the usual form."""
        return cls(given.get("bom") == "1", ";" if given.get("dau") == "cham-phay" else ",")


USUAL = CsvForm()


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


def write_csv(dataset: Dataset, form: CsvForm = USUAL) -> tuple[IO[bytes], FileFacts]:
    """The file, at its beginning, and what it is. No spreadsheet runs a cell: text like a formula has a ' before it."""
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (who sends it closes it)
    out = HashingWriter(file)
    if form.has_bom:
        out.write(BOM)
    writer = csv.writer(out, delimiter=form.delimiter)
    writer.writerow([column.name for column in dataset.columns])
    count = 0
    for row in dataset.rows():
        writer.writerow([harmless(as_text(value)) for value in row])
        count += 1
    file.seek(0)
    return file, FileFacts(out.hash.hexdigest(), out.size, count)
