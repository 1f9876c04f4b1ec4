"""CSV and its kin as lines of cells: any of four separators, any encoding that statements come in, one line at a time."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import BinaryIO

from welfare.bankterms.columns.header import columns_near
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.words import clean

from .encoding import encoding_of
from .lines import FIRST_LINES, Line, Table

SEPARATORS = ",;\t|"
LONGEST_LINE = 100_000
EMPTY_LINES = 100_000  # in a row; past that the file is empty space, not a statement
NAMED_SEPARATOR = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)  # Excel's own first line
GUARDED = re.compile(r"""=\s*"([^"]*)"|'\s*([\d+-][^'\n]*)""")
# A line that begins as a row does: its number perhaps, and its day.
ROW = re.compile(r"\W{0,3}(?:\d{1,7}\W{1,3})?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})\b")
UNCLOSED = "dấu ngoặc kép không đóng, các dòng sau bị nuốt vào một ô"


class TextTable(Table):
    """A text file; it is read anew on each iteration and never held whole."""

    def __init__(self, file: BinaryIO):
        self.file, self.notes = file, []
        self.encoding, self.convert = encoding_of(file)
        self.separator = self.named_separator() or max(SEPARATORS, key=self.promise)
        self.between = " " if self.separator == "\t" else self.separator
        self.first_lines = list(islice(self, FIRST_LINES))
        self.total = self.count()

    def named_separator(self) -> str:
        """The separator that the first line names (`sep=;`), "" where it names none."""
        self.file.seek(0)
        start = self.file.read(64).decode(self.encoding, errors="ignore")
        found = NAMED_SEPARATOR.match(start.split("\n")[0])
        return found[1] if found else ""

    def promise(self, separator: str) -> tuple[int, int]:
        """How well a separator fits: columns that a header announces, then cells altogether.

        What a wrong one takes for a quote that is never closed speaks only against it; under the right one the reading
        itself refuses the file, and names the line.
        """
        lines: list[Line] = []
        with suppress(FileRefusedError):
            lines.extend(islice(self.lines(separator), FIRST_LINES))
        columns = columns_near(lines)
        return len(columns.positions) if columns else 0, max((len(cells) for _, cells in lines), default=0)

    def count(self) -> int:
        """Lines of the file, roughly: for progress only."""
        self.file.seek(0)
        return sum(chunk.count(b"\n") for chunk in iter(lambda: self.file.read(1 << 20), b"")) + 1

    def __iter__(self) -> Iterator[Line]:
        return self.lines(self.separator)

    def lines(self, separator: str) -> Iterator[Line]:
        """Numbered lines that have anything in them. Raises FileRefusedError where the file stops being a table."""
        self.file.seek(0)
        text = io.TextIOWrapper(self.file, self.encoding, newline="")
        record = Record(bounded(text))
        rows = csv.reader(record, delimiter=separator)
        convert, empty = self.convert, 0
        try:
            for cells in rows:
                if len(record.lines) > 1 or record.lines and record.lines[0].count('"') % 2:
                    record.refuse_swallowed(separator)
                whole = "".join(cells)
                if "\\" in whole and any('\\"' in line for line in record.lines):
                    cells = record.escaped(separator) or cells
                    whole = "".join(cells)
                record.lines.clear()
                if not whole or (rows.line_num == 1 and NAMED_SEPARATOR.fullmatch(separator.join(cells))):
                    empty += 1
                    if empty > EMPTY_LINES:
                        raise FileRefusedError(
                            "empty_rows", f"Tệp có hơn {EMPTY_LINES:,} dòng trống liền nhau.".replace(",", ".")
                        )
                    continue
                empty = 0
                if "=" in whole or "'" in whole:
                    cells = [*map(without_guard, cells)]
                if whole.isascii() and whole.isprintable():  # most lines; one look at all of it is quicker
                    yield rows.line_num, [*map(str.strip, cells)]
                else:
                    yield rows.line_num, [clean(convert(cell) if convert else cell) for cell in cells]
        except csv.Error:
            raise FileRefusedError("unclosed_quote", f"Dòng {record.first}: {UNCLOSED}.") from None
        except UnicodeDecodeError:
            raise FileRefusedError(
                "encoding", f"Sau dòng {rows.line_num}: tệp có ký tự hỏng, không đọc tiếp được."
            ) from None
        finally:
            text.detach()


def without_guard(cell: str) -> str:
    """A cell without what keeps Excel from turning it into a number: `'="0123"'` → `"0123"`, `"'0123"` → `"0123"`."""
    found = GUARDED.fullmatch(cell)
    return found[1] or found[2] or "" if found else cell


class Record:
    """Hands lines on to the reader of CSV and keeps those of the record that is being read."""

    def __init__(self, lines: Iterator[str]):
        self.source, self.number = lines, 0
        self.lines: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self.source:
            self.number += 1
            if "\0" in line:
                raise FileRefusedError("damaged", f"Dòng {self.number}: có ký tự rỗng (NUL), tệp bị hỏng.")
            self.lines.append(line)
            yield line

    def escaped(self, separator: str) -> list[str]:
        """The record's cells where quotes within them stand behind a backslash, as some programs write them; none where it
        reads well without."""
        for escape in (None, "\\"):
            with suppress(csv.Error, StopIteration):
                cells = next(csv.reader(self.lines, delimiter=separator, strict=True, escapechar=escape))
                return cells if escape else []
        return []

    @property
    def first(self) -> int:
        """The line on which the record begins."""
        return self.number - len(self.lines) + 1

    def refuse_swallowed(self, separator: str) -> None:
        """Raises FileRefusedError for a record whose quote was never closed, or is closed by the one that opens a cell of a later row."""
        try:
            list(csv.reader(self.lines, delimiter=separator, strict=True))
            is_open = False
        except csv.Error as error:
            is_open = "unexpected end of data" in str(error)
        if is_open or any(ROW.match(line) and line.count(separator) > 1 for line in self.lines[1:]):
            what = UNCLOSED if len(self.lines) > 1 else "dấu ngoặc kép không đóng"
            raise FileRefusedError("unclosed_quote", f"Dòng {self.first}: {what}.")


def bounded(text: io.TextIOBase) -> Iterator[str]:
    """Lines of a length that a statement can have; one endless line would fill the memory."""
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise FileRefusedError(
                "damaged", f"Dòng {number} dài hơn {LONGEST_LINE:,} ký tự: tệp không phải sao kê.".replace(",", ".")
            )
        yield line
