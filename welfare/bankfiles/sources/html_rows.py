"""The line of a web page's table that is being read: its cells, those that reach over several columns or lines, their texts as a
browser shows them."""

import re

from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.words import clean

MOST_SPAN = 200  # columns of one cell
MOST_CELL = 20_000  # letters
UNLIKE = "hiện một số khác với giá trị của ô (hiện theo nghìn, hoặc đã làm tròn?)"
NUMBER = re.compile(r"-?\d{1,3}(?:[., ]\d{3})*(?P<part>[.,]\d{1,2})?|-?\d+")


class Row:
    """The line of a table that is being read. A cell over several lines stands in the first of them, as in a workbook."""

    def __init__(self) -> None:
        self.cells: list[list[str]] = []
        self.below: dict[int, int] = {}  # column → lines that a cell from above still covers
        self.covered: set[int] = set()
        self.marks: dict[int, str] = {}
        self.titles: dict[int, str] = {}  # what the page shows under the mouse
        self.values: dict[int, str] = {}  # what Excel says the cell's number is
        self.reaching: dict[int, str] = {}  # column → what a cell that reaches further down says
        self.is_open, self.size = False, 0

    def start(self) -> None:
        """The next line; cells that reach down from above keep their positions."""
        self.covered = set(self.below)
        self.below = {column: left - 1 for column, left in self.below.items() if left > 1}
        self.cells, self.marks, self.titles, self.values, self.is_open = [], {}, {}, {}, False

    def open(self, attributes: dict[str, str]) -> None:
        """A cell begins, over so many columns and lines as its attributes say."""
        across, down = span(attributes, "colspan"), span(attributes, "rowspan")
        while len(self.cells) in self.covered:
            self.cells.append([])
        self.is_open, self.size = True, 0
        position = len(self.cells)
        self.cells.append([])
        self.cells += [[] for _ in range(across - 1)]
        self.at, self.titles[position] = position, attributes.get("title", "")
        self.values[position] = attributes.get("x:num", "")
        if down > 1:
            self.below |= dict.fromkeys(range(position, position + across), down - 1)

    def is_list(self) -> bool:
        """Whether a cell is open whose line has said something in two others: a day and a number, say, before its text."""
        return self.is_open and sum(any(map(str.strip, parts)) for parts in self.cells[: self.at]) > 1

    def preamble(self) -> dict[int, str]:
        """What cells from above say in the line that has ended, by their columns."""
        return {column: words for column in self.covered if (words := self.reaching.get(column))}

    def add(self, text: str) -> None:
        """Text of the open cell. Raises FileRefusedError for more than a cell can hold."""
        self.size += len(text)
        if self.size > MOST_CELL:
            raise FileRefusedError("damaged", f"Trang web (HTML) có ô dài hơn {MOST_CELL} ký tự: không phải sao kê.")
        self.cells[self.at].append(text)

    def end(self) -> list[str]:
        """The line's cells as text."""
        cells, self.cells, self.is_open = self.cells, [], False
        texts = [uncut(tidy("".join(parts)), self.titles.get(at, "")) for at, parts in enumerate(cells)]
        self.marks |= {at: UNLIKE for at, text in enumerate(texts) if is_unlike(text, self.values.get(at, ""))}
        self.reaching |= {at: texts[at] for at in self.below if at not in self.covered and at < len(texts)}
        return texts


def span(attributes: dict[str, str], name: str) -> int:
    """How many columns or lines a cell covers: from 1 to MOST_SPAN."""
    text = attributes.get(name, "").strip()
    return min(MOST_SPAN, max(1, int(text))) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def tidy(text: str) -> str:
    """Text as a browser shows it: blanks in a row are one, lines that are empty are none."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def uncut(text: str, title: str) -> str:
    """A cell's text, or the whole of it where the page shows only its start and dots."""
    start = text.rstrip("….").rstrip()
    return tidy(title) if text.endswith(("…", "...")) and title and start and tidy(title).startswith(start) else text


def is_unlike(text: str, value: str) -> bool:
    """Whether a cell shows another number than Excel says it is, as where it shows thousands."""
    found = NUMBER.fullmatch(text)
    try:
        shown = float(re.sub(r"[., ]", "", text.removesuffix(found["part"] or "")) or 0) if found else 0.0
        return found is not None and abs(shown - float(value)) >= 1
    except ValueError:
        return False
