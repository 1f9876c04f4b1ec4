"""Text whose columns are lined up with blanks, as old systems print it, as lines of cells.

The headers say which columns there are; where one ends and the next begins is where no line has a letter. A word that
stands across such a border is given to both sides, so that what reads amounts doubts it: nothing is cut in silence.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO
from unicodedata import is_normalized

from welfare.bankterms.columns.borders import Header, borders_of, headers_in
from welfare.bankterms.columns.header import columns_in
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.labels import is_sum_of_rows, is_total
from welfare.bankterms.text.words import clean

from .csv_file import bounded
from .encoding import Convert
from .lines import FIRST_LINES, Line, Table

TOKEN = re.compile(r"\S+(?: \S+)*")  # words with single blanks between them
RULER = re.compile(r"[\s\-=_+|*.]*")
DAY = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[ -][A-Za-z]{3}[a-z]*[ -]\d{2,4})(?!\d)"
)
WITHOUT_YEAR = re.compile(r"(?<![\d/.,-])\d{1,2}(?:[/.-]\d{1,2}| ?-?[A-Za-z]{3})(?![\w/.,-])")
SURVEYED = 5_000  # lines of the table from which the borders are found
TAB = 8
BLANK = re.compile(r"\s")


class FixedWidthText(Table):
    """Read anew on each iteration. `borders`: positions where one column ends and the next begins, between the headers."""

    def __init__(self, file: BinaryIO, encoding: str, convert: Convert):
        self.file, self.notes = file, []
        self.encoding, self.convert = encoding, convert
        self.is_composed = True
        self.is_composed = self.lines_up_composed()
        self.start, found = self.find_headers()
        self.headers = [header.text for header in found]
        self.borders = self.find_borders(found)
        self.first_lines = list(islice(self, FIRST_LINES))
        self.total = sum(1 for _ in self.lines())

    def lines_up_composed(self) -> bool:
        """Whether a letter and its mark take one place, as they are seen; what wrote the file may have counted each for itself."""
        if all(is_normalized("NFC", line) for line in self.texts()):
            return True
        shares = {}
        for self.is_composed in (True, False):
            positions = Counter(found.start() for _, line in self.lines() if (found := DAY.search(line)))
            shares[self.is_composed] = max(positions.values(), default=0)
        return shares[True] >= shares[False]

    def find_headers(self) -> tuple[int, list[Header]]:
        """The line of headers, and where each header stands. Raises FileRefusedError where there is none."""
        for number, line in islice(self.lines(), FIRST_LINES):
            headers = headers_in([*TOKEN.finditer(line)])
            if len(headers) > 2 and columns_in([header.text for header in headers]):
                return number, headers
        raise FileRefusedError(
            "unknown_layout",
            "Không nhận ra mẫu sao kê: không thấy dòng đầu cột có đủ ngày giao dịch, số tiền (hoặc ghi nợ, ghi có) và nội dung.",
        )

    def find_borders(self, headers: list[Header]) -> list[int]:
        """Where one column ends and the next begins. Raises FileRefusedError where that is not certain, naming the line of headers."""
        try:
            return borders_of(headers, [*self.table_lines()])
        except FileRefusedError as refused:
            raise FileRefusedError(refused.code, f"Dòng {self.start}: {refused.message}") from None

    def table_lines(self) -> Iterator[str]:
        """The lines below the headers that hold a day where most of them do: not those of a page's header or foot."""
        lines = [line for number, line in islice(self.lines(), SURVEYED) if number > self.start]
        below = [(found.start(), line) for line in lines if (found := DAY.search(line))]
        below = below or [(found.start(), line) for line in lines if (found := WITHOUT_YEAR.search(line))]
        positions = Counter(position for position, _ in below)
        few = max(positions.values(), default=0) / 3
        return (line for position, line in below if positions[position] > few)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Numbered lines that have anything in them, tabs as blanks; rulers and page feeds are nothing."""
        for number, line in enumerate(self.texts(), 1):
            line = seen_at_its_position(line, is_composed=self.is_composed)
            if not RULER.fullmatch(line):
                yield number, line

    def texts(self) -> Iterator[str]:
        self.file.seek(0)
        text = io.TextIOWrapper(self.file, self.encoding, newline=None)
        try:
            for line in bounded(text):
                yield self.convert(line) if self.convert else line
        except UnicodeDecodeError:
            raise FileRefusedError("encoding", "Tệp có ký tự hỏng giữa chừng, không đọc tiếp được.") from None
        finally:
            text.detach()

    def __iter__(self) -> Iterator[Line]:
        for number, line in self.lines():
            yield number, [clean(line)] if number < self.start or self.is_label(line) else self.cut(line)

    def is_label(self, text: str) -> bool:
        """Whether a line below the headers is one text across columns, as a total's or a balance's is, and no row, of which a single blank
        may part all columns."""
        found = [] if self.are_headers(text) else TOKEN.findall(text)
        start = len(text) - len(text.lstrip())
        return (
            len(found) == 1
            and not DAY.match(text, start)
            and any(start < border < len(text) for border in self.borders)
        )

    def are_headers(self, text: str) -> bool:
        """Whether a line is that of the headers, there or at the top of a page."""
        return text.split() == " ".join(self.headers).split()

    def cut(self, text: str) -> list[str]:
        """The cells of a line. A word across a border stands whole in both cells: whoever reads them finds what does not belong."""
        if self.are_headers(text):
            return [*self.headers]  # a header may be wider than its column, here and on every page
        label = self.label_in(text)
        text = text if label is None else " " * label.end() + text[label.end() :]
        ends = [0, *self.borders, max(len(text), self.borders[-1])]
        cells = [clean(text[start:end]) for start, end in zip(ends, ends[1:], strict=False)]
        for index, border in enumerate(self.borders):
            if 0 < border < len(text) and text[border - 1] != " " and text[border] != " ":
                word = next(found[0] for found in re.finditer(r"\S+", text) if found.start() < border < found.end())
                cells[index], cells[index + 1] = clean(word), f"{clean(word)} {cells[index + 1]}"
        return cells if label is None else [clean(label[0]), *cells[1:]]

    def label_in(self, text: str) -> re.Match[str] | None:
        """The label of a sum or balance that a line begins with, where it stands across columns."""
        found = TOKEN.search(text)
        if not found or DAY.match(found[0]) or not any(found.start() < border < found.end() for border in self.borders):
            return None
        return found if is_total(found[0]) or is_sum_of_rows(found[0]) else None


def seen_at_its_position(text: str, *, is_composed: bool) -> str:
    """A line as printed: tabs as blanks up to the next stop, no page feed, and the blanks in front of it kept. Letters with their
    marks where these take one place together.
    """
    text = text.replace("\f", "").rstrip().expandtabs(TAB)
    return clean(f"|{text}")[1:] if is_composed else BLANK.sub(" ", text)
