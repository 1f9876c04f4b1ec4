"""Web pages with a table, as banks write them and name them .xls, as lines of cells. Read in pieces, never as a tree."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from lxml import etree

from welfare.bankterms.columns.header import columns_near
from welfare.bankterms.model import FileRefusedError

from .encoding import encoding_of
from .html_rows import Row, tidy
from .lines import FIRST_LINES, STRUCK, UNSEEN, Line, Table

CHUNK = 1 << 16
MOST_DEPTH = 200
MOST_STYLES = 100_000  # letters
SILENT = {"script", "style", "head", "template", "noscript", "option"}
TYPED = {"", "text", "number", "tel", "date", "search", "email", "url"}  # fields of a form that show their value
BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "hr", "tr", "td", "th", "table"}
BLANKS = re.compile(r"\s+")
BETWEEN_TAGS = re.compile(r"(?<=>)[^<>]+")
STRIKES = {"s", "strike", "del"}
LOOKS = {
    "hidden": re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE),
    STRUCK: re.compile(r"line-through", re.IGNORECASE),
    UNSEEN: re.compile(r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?)\b", re.IGNORECASE),
    "ground": re.compile(r"background(?:-color)?\s*:(?!\s*(?:white|#fff(?:fff)?|transparent|none)\b)", re.IGNORECASE),
}
OF_TABLES = {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "html", "body"}


class HtmlTable(Table):
    """Each line of a table is a line of cells, text outside of tables a line with one cell; read anew on each iteration."""

    def __init__(self, file: BinaryIO):
        self.file, self.notes = file, []
        self.encoding, self.convert = encoding_of(file)
        self.marks, self.covered = {}, {}
        self.cut_memos: list[int] = []  # lines whose text stands in a cell of the line above
        self.memo, self.header = -1, 0
        self.first_lines = list(islice(self, FIRST_LINES))
        if not (columns := columns_near(self.first_lines)):
            raise FileRefusedError(
                "html",
                "Đây là trang web (HTML) không có bảng giao dịch nào đọc được; hãy xuất sao kê dạng .xlsx, .csv hoặc PDF.",
            )
        self.memo, self.header = columns.positions["memo"], columns.line
        file.seek(0)
        self.total = sum(chunk.lower().count(b"<tr") for chunk in iter(lambda: file.read(1 << 20), b""))

    def __iter__(self) -> Iterator[Line]:
        builder = LineBuilder()
        parser = etree.HTMLParser(target=builder, no_network=True, huge_tree=False)
        number = 0
        for chunk in self.text():
            try:
                parser.feed(chunk)
            except etree.ParserError:
                raise FileRefusedError("damaged", "Trang web (HTML) bị hỏng, không đọc tiếp được.") from None
            for cells, marks, covered in builder.taken():
                number += 1
                if marks:
                    self.marks[number] = marks
                if covered:
                    self.cover(number, cells, covered)
                yield number, cells
        parser.close()
        for cells, _, _ in builder.taken():
            number += 1
            yield number, cells
        if builder.hidden:
            self.tell(f"Trang web có {builder.hidden} dòng ẩn, vẫn được đọc.")
        if self.cut_memos:
            where = f"{len(self.cut_memos)} dòng (từ dòng {self.cut_memos[0]})"
            self.tell(f"Trang web gộp ô nội dung của {where} với dòng trên: chữ ở đó chỉ được đọc vào dòng đầu.")

    def cover(self, number: int, cells: list[str], covered: dict[int, str]) -> None:
        """Keep what cells from above say in a line."""
        self.covered |= {(number, column): words for column, words in covered.items() if words}
        is_row = number > self.header > 0 and sum(map(bool, cells)) > 1
        if is_row and covered.get(self.memo) and number not in self.cut_memos:
            self.cut_memos.append(number)

    def tell(self, note: str) -> None:
        """Say something of the page, once."""
        self.notes += [] if note in self.notes else [note]

    def text(self) -> Iterator[str]:
        """The page in pieces, in Unicode; old fonts are mended word for word, so pieces end at a tag."""
        self.file.seek(0)
        decoder, rest = codecs.getincrementaldecoder(self.encoding)(), ""
        try:
            while chunk := self.file.read(CHUNK):
                piece = rest + decoder.decode(chunk)
                cut = piece.rfind("<") if self.convert else len(piece)
                piece, rest = (piece[:cut], piece[cut:]) if cut > 0 else (piece, "")
                yield self.converted(piece)
            yield self.converted(rest)
        except UnicodeDecodeError:
            raise FileRefusedError("encoding", "Tệp có ký tự hỏng giữa chừng, không đọc tiếp được.") from None

    def converted(self, piece: str) -> str:
        """A piece with each text between tags out of the old font of the page, if it has one."""
        convert = self.convert
        return BETWEEN_TAGS.sub(lambda found: convert(found[0]), piece) if convert else piece


Built = tuple[
    list[str], dict[int, str], dict[int, str]
]  # cells; column → what was done to it, or what one from above says there


class LineBuilder:
    """Takes the parser's events and gives lines of cells. A table inside a cell has its own lines, unless the cell is one of several
    that have said something: then it is part of what that cell says."""

    def __init__(self) -> None:
        self.lines: list[Built] = []
        self.looks: list[set[str]] = []  # of each element that is open
        self.styles = ""  # how classes look
        self.classes: dict[str, str] = {}
        self.rows: list[Row] = []  # of the tables that are open, the innermost last
        self.loose: list[str] = []  # text outside of all cells
        self.silent = self.hidden = self.depth = 0
        self.inner = 0  # tables that are open within a cell, as part of what it says
        self.is_chosen = False  # whether we are within the option that a list shows

    def taken(self) -> list[Built]:
        """The lines that are complete by now, each given once."""
        lines, self.lines = self.lines, []
        return lines

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins. Raises FileRefusedError for a page nested too deeply."""
        self.depth += 1
        look = self.look_of(tag, attributes)
        self.looks.append(look)
        if self.depth > MOST_DEPTH:
            raise FileRefusedError("damaged", "Trang web (HTML) lồng nhau quá sâu: không phải sao kê.")
        if tag in SILENT:
            self.silent += 1
        if tag in BREAKS:
            self.break_line()
        if tag == "table" and self.rows and self.rows[-1].is_list():
            self.inner += 1
        elif self.inner and tag in ("tr", "td", "th"):
            pass
        elif tag == "table":
            self.flush()
            self.rows.append(Row())
        elif tag == "tr" and self.rows:
            self.rows[-1].start()
            self.hidden += "hidden" in look
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].open(attributes)
        elif tag == "input" and attributes.get("type", "").lower() in TYPED:
            self.data(attributes.get("value", ""))
        elif tag == "option" and "selected" in attributes:
            self.is_chosen, self.silent = True, self.silent - 1

    def end(self, tag: str) -> None:
        """An element ends."""
        self.depth -= 1
        del self.looks[-1:]
        if tag in SILENT and not (tag == "option" and self.is_chosen):
            self.silent = max(0, self.silent - 1)
        self.is_chosen &= tag != "option"
        if self.inner and tag in ("table", "tr", "td", "th"):
            self.inner -= tag == "table"
            self.break_line()
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].is_open = False
        elif tag == "tr" and self.rows:
            self.give(self.rows[-1])
        elif tag == "table" and self.rows:
            self.give(self.rows.pop())
        elif tag in BREAKS:
            self.break_line()

    def data(self, text: str) -> None:
        """Text, of a cell or between tables."""
        if self.silent:
            if len(self.styles) < MOST_STYLES:
                self.styles += text
            return
        looks = set[str]().union(*self.looks) if any(self.looks) else set()
        if "nowhere" in looks:
            return
        text = BLANKS.sub(" ", text)  # a line that ends in the source is a blank on the page
        row = self.rows[-1] if self.rows else None
        if row and row.is_open:
            row.add(text)
            if text.strip() and (STRUCK in looks or UNSEEN in looks and "ground" not in looks):
                row.marks[row.at] = STRUCK if STRUCK in looks else UNSEEN
        elif text.strip():
            self.loose.append(text)

    def look_of(self, tag: str, attributes: dict[str, str]) -> set[str]:
        """What an element does to its text by its name, its style and its class: names of LOOKS; "nowhere" for words within a cell
        that no page shows."""
        style = attributes.get("style", "")
        for name in attributes.get("class", "").split() if self.styles else ():
            style += self.style_of(name)
        look = {name for name, words in LOOKS.items() if style and words.search(style)}
        look |= {"hidden"} if "hidden" in attributes else set()
        look |= {STRUCK} if tag in STRIKES else set()
        return look | {"nowhere"} if "hidden" in look and tag not in OF_TABLES else look

    def style_of(self, name: str) -> str:
        """What the page's styles say of a class."""
        if name not in self.classes:
            found = re.findall(rf"\.{re.escape(name)}(?![\w-])[^{{}}]*{{([^}}]*)}}", self.styles)
            self.classes[name] = ";".join(found)
        return self.classes[name]

    def comment(self, text: str) -> None:
        """Part of no cell."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Part of no cell."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Part of no cell."""

    def close(self) -> None:
        """The page ends, and with it whatever was left open."""
        while self.rows:
            self.give(self.rows.pop())
        self.flush()

    def break_line(self) -> None:
        """A line ends within a cell, or between tables."""
        if self.rows and self.rows[-1].is_open:
            self.rows[-1].add("\n")
        else:
            self.flush()

    def flush(self) -> None:
        """Make lines of the text that stands outside of tables."""
        text, self.loose = tidy("".join(self.loose)), []
        if text:
            self.lines += [([line], {}, {}) for line in text.split("\n")]

    def give(self, row: Row) -> None:
        """Add a table's line, unless it is empty."""
        self.flush()
        cells = row.end()
        if any(cells):
            self.lines.append((cells, row.marks, row.preamble()))
