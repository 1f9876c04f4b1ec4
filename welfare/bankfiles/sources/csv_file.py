"""CSV and its kin as lines of cells: any of four separators, any encoding that statements come in, one line at a time."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from ..columns.header import columns_near
from ..model import Refused
from ..text.words import clean
from .encoding import encoding_of
from .lines import HEAD_LINES, Line, Table

SEPARATORS = ",;\t|"
LONGEST_LINE = 100_000
EMPTY_LINES = 100_000  # in a row; past that the file is empty space, not a statement


class TextTable(Table):
    """A text file; it is read anew on each iteration and never held whole."""

    def __init__(self, file: BinaryIO):
        self.file, self.notes = file, []
        self.encoding, self.convert = encoding_of(file)
        self.separator = max(SEPARATORS, key=self.promise)
        self.head = list(islice(self, HEAD_LINES))
        self.total = self.count()

    def promise(self, separator: str) -> tuple[int, int]:
        """How well a separator fits: columns that a head announces, then cells altogether."""
        lines = list(islice(self.lines(separator), HEAD_LINES))
        columns = columns_near(lines)
        return len(columns.places) if columns else 0, max((len(cells) for _, cells in lines), default=0)

    def count(self) -> int:
        """Lines of the file, roughly: for progress only."""
        self.file.seek(0)
        return sum(chunk.count(b"\n") for chunk in iter(lambda: self.file.read(1 << 20), b"")) + 1

    def __iter__(self) -> Iterator[Line]:
        return self.lines(self.separator)

    def lines(self, separator: str) -> Iterator[Line]:
        """Numbered lines that have anything in them. Raises Refused where the file stops being a table."""
        self.file.seek(0)
        text = io.TextIOWrapper(self.file, self.encoding, newline="")
        rows = csv.reader(bounded(text), delimiter=separator)
        convert, empty = self.convert, 0
        try:
            for cells in rows:
                if not any(cells):
                    empty += 1
                    if empty > EMPTY_LINES:
                        raise Refused(
                            "empty_rows", f"Tệp có hơn {EMPTY_LINES:,} dòng trống liền nhau.".replace(",", ".")
                        )
                    continue
                empty = 0
                yield rows.line_num, [clean(convert(cell) if convert else cell) for cell in cells]
        except csv.Error:
            raise Refused("damaged", f"Dòng {rows.line_num}: dấu ngoặc kép không đóng, ô dài quá mức.") from None
        except UnicodeDecodeError:
            raise Refused("encoding", f"Sau dòng {rows.line_num}: tệp có ký tự hỏng, không đọc tiếp được.") from None
        finally:
            text.detach()


def bounded(text: io.TextIOBase) -> Iterator[str]:
    """Lines of a length that a statement can have; one endless line would fill the memory."""
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise Refused(
                "damaged", f"Dòng {number} dài hơn {LONGEST_LINE:,} ký tự: tệp không phải sao kê.".replace(",", ".")
            )
        yield line
