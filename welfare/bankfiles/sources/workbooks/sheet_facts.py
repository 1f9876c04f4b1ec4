"""What a sheet holds beside its values: where formulas stand, how many rows are hidden. calamine gives values alone."""

import re
from dataclasses import dataclass, field
from html import unescape

from welfare.bankterms.model import FileRefusedError

from ..lines import STRUCK
from .formatting.conditional_formatting import conditional_areas
from .marked_cells import STRIKE, Comments, Marks

FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b')
ROW = re.compile(rb'<(?:\w+:)?row\b([^>]*?\b(?:hidden="(?:1|true)"|ht="0(?:\.0*)?")[^>]*)>')
ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
COLUMN = re.compile(rb'<(?:\w+:)?col\b([^>]*?\b(?:hidden="(?:1|true)"|width="0(?:\.0*)?")[^>]*)>')
SPAN = re.compile(rb'\b(min|max)="(\d{1,5})"')
SHARED = re.compile(rb'<(?:\w+:)?c\b([^<>]*?\bt="s"[^<>]*)>\s*<(?:\w+:)?v>(\d{1,7})<')
INLINE = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?is>((?:(?!</(?:\w+:)?c>).)*)", re.DOTALL)
ERROR = re.compile(
    rb'<(?:\w+:)?c\b([^<>]*?\bt="e"[^<>]*)>(?:\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]{1,20})<'
)
CELL = re.compile(rb'<(?:\w+:)?c\b([^<>]*?\bs="(\d{1,5})"[^<>]*)>')
FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^<>]*>")
STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE = re.compile(rb"<(?:\w+:)?xf\b[^<>]*>")
ATTRIBUTE = re.compile(rb'\b(numFmtId|formatCode)="([^"]*)"')
# A currency that a number format shows: in quotes, in brackets with its locale ([$USD], [$€-407]), or as a bare sign.
SHOWN = re.compile(r'"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]|\\(.)|([$€£¥])')
FOREIGN = re.compile(
    r"(?:US|U\.S\.|A|S|C|HK)?[$€£¥₩฿]|\b(?:USD|EUR|JPY|CNY|GBP|AUD|KRW|SGD|THB|HKD|CAD|CHF|LAK|KHR|TWD)\b",
    re.IGNORECASE,
)
POSITION = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
MOST = 100_000  # formulas, or errors, that are kept of a sheet
LONGEST_TAG = 2_048  # bytes of a cell that may be cut in two by the end of a piece
MOST_COLUMNS = 500


@dataclass
class SheetFacts:
    """`formulas`: (line from 1, column from 0). `errors`: likewise, with the error's name: calamine gives such a cell as an
    empty one. `foreign`: likewise, with the foreign currency that the cell's number format shows; `styles`: the numbers of
    such formats. `marks`: what an office says of cells, `looks`: by the numbers of their formats, `struck`: by those of shared
    texts. `hidden_rows`, `hidden_columns`: those that the program does not show; `comments`: by their cells; `print_end`:
    the last line that is printed, 0 for all; `conditions`, `conditional`: looks that a condition gives, and where; `merged`:
    cells that are one, from and to, both from 0, where calamine does not say; `is_from_1904`: whether its days are counted from that
    year."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    foreign: dict[tuple[int, int], str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)
    looks: dict[int, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    comments: Comments = field(default_factory=dict)
    print_end: int = 0
    conditions: dict[int, str] = field(default_factory=dict)
    conditional: dict[str, str] = field(default_factory=dict)
    is_from_1904: bool = False
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    tail: bytes = b""

    def scan(self, chunk: bytes) -> None:
        """The next piece of an .xlsx sheet's XML."""
        piece, seen = self.tail + chunk, len(self.tail)
        if len(self.formulas) < MOST and (b"<f" in piece or b":f" in piece):
            self.formulas |= {(int(row), column_number(letters)) for letters, row in FORMULA.findall(piece)}
        if b't="e"' in piece and len(self.errors) < MOST:
            for attributes, name in ERROR.findall(piece):
                if position := POSITION.search(attributes):
                    self.errors[int(position[2]), column_number(position[1])] = name.decode(errors="replace")
        if self.styles or self.looks:
            self.scan_formats(piece)
        if self.struck:
            for attributes, text_number in SHARED.findall(piece):
                if int(text_number) in self.struck:
                    self.mark(attributes, STRUCK)
        if b"strike" in piece:
            for attributes, inside in INLINE.findall(piece):
                if STRIKE.search(inside):
                    self.mark(attributes, STRUCK)
        if b"cfRule" in piece and (self.conditions or b"sqref>" in piece):
            self.conditional |= conditional_areas(piece, self.conditions)
        if b'hidden="' in piece or b'ht="0' in piece or b'width="0' in piece:
            self.scan_hidden(piece, seen)
        self.tail = chunk[-LONGEST_TAG:]

    def scan_formats(self, piece: bytes) -> None:
        """Cells whose format shows foreign money, strikes their text through or hides it."""
        for attributes, style in CELL.findall(piece):
            if (name := self.styles.get(int(style))) and (position := POSITION.search(attributes)):
                if len(self.foreign) < MOST:
                    self.foreign[int(position[2]), column_number(position[1])] = name
            elif look := self.looks.get(int(style)):
                self.mark(attributes, look)

    def scan_hidden(self, piece: bytes, seen: int) -> None:
        """Rows and columns that are not shown, filtered, grouped or without height; `seen`: bytes that the piece before had."""
        for found in ROW.finditer(piece):
            if found.end() > seen and (number := ROW_NUMBER.search(found[1])):
                self.hidden_rows.append(int(number[1]))
        for found in COLUMN.finditer(piece):
            span = {name: int(position) for name, position in SPAN.findall(found[1])}
            if b"min" in span and b"max" in span:
                self.hidden_columns |= {*range(span[b"min"] - 1, min(span[b"max"], MOST_COLUMNS))}

    def mark(self, attributes: bytes, clause: str) -> None:
        """Keep what is said of a cell. Raises FileRefusedError for more than an office would mark."""
        if position := POSITION.search(attributes):
            self.mark_cell(int(position[2]), column_number(position[1]), clause)

    def mark_cell(self, line: int, column: int, clause: str) -> None:
        """The same of a cell by its place: line from 1, column from 0."""
        if len(self.marks) >= MOST and line not in self.marks:
            raise FileRefusedError(
                "marked", f"Trang tính có hơn {MOST} dòng {clause}: hãy bỏ định dạng đó rồi nhập lại."
            )
        self.marks.setdefault(line, {})[column] = clause


def foreign_currency(code: str) -> str:
    """The foreign currency that a number format shows, "" for any other: `'[$USD] #,##0'` → `"USD"`."""
    shown = ["".join(filter(None, found.groups())) for found in SHOWN.finditer(code)]
    found = next(filter(None, map(FOREIGN.search, shown)), None)
    return found[0] if found else ""


def foreign_styles(part: bytes) -> dict[int, str]:
    """The cells' formats of an .xlsx that show foreign money, by number: of its part `xl/styles.xml`."""
    names = {}
    for element in FORMAT.findall(part):
        stated = dict(ATTRIBUTE.findall(element))
        code = unescape(stated.get(b"formatCode", b"").decode(errors="replace"))
        if currency := foreign_currency(code):
            names[stated.get(b"numFmtId")] = currency
    found = STYLES.search(part) if names else None
    styles = [dict(ATTRIBUTE.findall(each)).get(b"numFmtId") for each in STYLE.findall(found[0])] if found else []
    return {index: names[number] for index, number in enumerate(styles) if number in names}


def column_number(letters: bytes) -> int:
    """`b"AB"` → 27."""
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found - 1


def column_letters(column: int) -> str:
    """`27` → `"AB"`."""
    letters = ""
    while column >= 0:
        letters, column = chr(ord("A") + column % 26) + letters, column // 26 - 1
    return letters
