"""A PDF written by hand, operator by operator: a table in any of the fonts that need no file, on any size of page."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

HEIGHT = 10.0  # of a line of text, in points
UNICODE = "Unicode"  # a font of any letters, each a box as wide as a letter of Courier
HEX = re.compile(r"<((?:[0-9a-f]{4})+)>")
GLYPH, NO_GLYPH = "600 0 0 0 500 700 d1 0 0 500 700 re f", "600 0 d0"


@dataclass
class Drawn:
    """`edges`: x of the columns' borders; `headers`: a cell of lines for each column. Points, from the page's top left."""

    edges: list[float]
    headers: list[list[str]]
    font: str = "Helvetica"
    size: tuple[int, int] = (595, 842)
    lines: bool = True  # between rows; columns have theirs
    upright: bool = True  # and the table a frame
    borders: str = "lines"  # or "boxes" around cells, filled "areas" a gap apart, all lines as "one path"
    at_one_go: bool = False  # a row's first line of text is one operation across all columns; in Courier
    centred: bool = False  # a row's short cells stand in its middle
    splinters: bool = False  # each letter is drawn by itself
    headers_on_each: bool = False
    above: list[str] = field(default_factory=list)
    between_rows: float = 4.0  # points more than between the lines of a row
    row_height: float | None = None  # of every row, however many lines its cells have: what is more runs over its end

    def pages(self, rows: list[list[list[str]]], per_page: int = 6) -> bytes:
        """`rows`: cells of lines. The file's bytes."""
        parts = [rows[at : at + per_page] for at in range(0, len(rows), per_page)]
        return written([self.page(part, first=number == 0) for number, part in enumerate(parts)], self.font, self.size)

    def page(self, rows: list[list[list[str]]], *, first: bool) -> str:
        drawn, y = [], 40.0
        for words in self.above if first else []:
            drawn.append(self.text(self.edges[0], y, words))
            y += HEIGHT
        top = y
        if first or self.headers_on_each:
            drawn.append(self.row(self.headers, y))
            y += self.height(self.headers)
        levels = []
        for cells in rows:
            levels.append((y, cells))
            drawn.append(self.row(cells, y))
            y += self.height(cells)
        return "\n".join([*getattr(self, BORDERS[self.borders])(levels, top, y), *drawn])

    def ruled(self, levels: list, top: float, end: float) -> list[tuple[float, ...]]:
        """From where to where each line is drawn."""
        between = [y for y, _ in levels] if self.lines else []
        across = [(self.edges[0], y, self.edges[-1], y) for y in [*between, end]]
        return across * self.upright + [(x, top, x, end) for x in self.edges if self.upright]

    def straight(self, levels: list, top: float, end: float) -> list[str]:
        return [f"0.5 w {self.step(*line)} S" for line in self.ruled(levels, top, end)]

    def one_path(self, levels: list, top: float, end: float) -> list[str]:
        return [" ".join(["0.5 w", *(self.step(*line) for line in self.ruled(levels, top, end)), "S"])]

    def boxes(self, levels: list, top: float, end: float) -> list[str]:
        return [self.box(*cell, "S") for cell in self.cells(levels)]

    def areas(self, levels: list, top: float, end: float) -> list[str]:
        """A word processor's shading: one area for each line of text, those of a cell touch."""
        drawn = ["0.9 g"]
        for left, right, y, height in self.cells(levels):
            count = max(1, round(height / HEIGHT))
            step = (height - 1.4) / count
            drawn += [self.box(left, right - 1.4, y + step * number, step, "f") for number in range(count)]
        return [*drawn, "0 g"]

    def cells(self, levels: list) -> list[tuple[float, float, float, float]]:
        """Left, right, top and height of each."""
        return [(*sides, y, self.height(cells)) for y, cells in levels for sides in pairwise(self.edges)]

    def box(self, left: float, right: float, y: float, height: float, how: str) -> str:
        return f"0.5 w {left:.2f} {self.size[1] - y - height:.2f} {right - left:.2f} {height:.2f} re {how}"

    def height(self, cells: list[list[str]]) -> float:
        return self.row_height or max(map(len, cells)) * HEIGHT + self.between_rows

    def row(self, cells: list[list[str]], y: float) -> str:
        if self.at_one_go:
            return self.row_at_one_go(cells, y)
        drawn = []
        for left, lines in zip(self.edges, cells, strict=False):
            down = (self.height(cells) - self.between_rows - HEIGHT * len(lines)) / 2 if self.centred else 0
            drawn += [self.text(left + 2, y + down + HEIGHT * number, words) for number, words in enumerate(lines, 1)]
        return "\n".join(drawn)

    def text(self, x: float, y: float, words: str) -> str:
        if not self.splinters:
            return f"BT /F1 8 Tf {x:.2f} {self.size[1] - y:.2f} Td {self.shown(words)} Tj ET"
        step = 4.8  # Courier's letters are all as wide
        return "\n".join(
            f"BT /F1 8 Tf {x + step * position:.2f} {self.size[1] - y:.2f} Td {self.shown(letter)} Tj ET"
            for position, letter in enumerate(words)
            if letter != " "
        )

    def shown(self, words: str) -> str:
        return f"<{words.encode('utf-16-be').hex()}>" if self.font == UNICODE else f"({escaped(words)})"

    def row_at_one_go(self, cells: list[list[str]], y: float) -> str:
        """The cells' first lines with the pen moved between them, the rest one by one."""
        shown, pen = [], self.edges[0]
        for left, lines in zip(self.edges, cells, strict=False):
            for words in lines[:1]:
                shown.append(f"{-(left + 2 - pen) / 8 * 1000:.0f} {self.shown(words)}")
                pen = left + 2 + 4.8 * len(words)
        rest = [
            self.text(left + 2, y + HEIGHT * number, words)
            for left, lines in zip(self.edges, cells, strict=False)
            for number, words in enumerate(lines[1:], 2)
        ]
        first = f"BT /F1 8 Tf {self.edges[0]:.2f} {self.size[1] - y - HEIGHT:.2f} Td [{' '.join(shown)}] TJ ET"
        return "\n".join([first, *rest])

    def step(self, x: float, y: float, to_x: float, to_y: float) -> str:
        return f"{x:.2f} {self.size[1] - y:.2f} m {to_x:.2f} {self.size[1] - to_y:.2f} l"


BORDERS = {"lines": "straight", "boxes": "boxes", "areas": "areas", "one path": "one_path"}


def escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


TURNED = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 {1} 0", 180: "-1 0 0 -1 {0} {1}", 270: "0 -1 1 0 0 {0}"}


def written(pages: list[str], font: str, size: tuple[int, int], *, turn: int = 0) -> bytes:
    """The pages' operators as a file with its table of objects. `turn`: drawn turned by that many degrees, and shown turned back."""
    pages = [f"{TURNED[turn].format(*size)} cm\n{drawn}" for drawn in pages] if turn else pages
    size = size[::-1] if turn in (90, 270) else size
    letters: dict[str, int] = {}
    if font == UNICODE:
        pages = [HEX.sub(lambda found: coded(found[1], letters), drawn) for drawn in pages]
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        boxes_of(letters)
        if font == UNICODE
        else f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>",
        stream(GLYPH),
        stream(NO_GLYPH),
        stream(meaning_of(letters)),
    ]
    for number, drawn in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Rotate {turn}"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {8 + 2 * number} 0 R >>"
        )
        objects.append(stream(drawn))
    content, positions = "%PDF-1.4\n", []
    for number, said in enumerate(objects, 1):
        positions.append(len(content))
        content += f"{number} 0 obj\n{said}\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    content += "".join(f"{position:010} 00000 n \n" for position in positions)
    content += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return content.encode("cp1252")


def stream(said: str) -> str:
    return f"<< /Length {len(said)} >>\nstream\n{said}\nendstream"


def coded(units: str, letters: dict[str, int]) -> str:
    """UTF-16 in hexadecimal digits → the font's own codes, one byte for each letter of the file."""
    text = bytes.fromhex(units).decode("utf-16-be", "surrogatepass")
    return "<" + "".join(f"{letters.setdefault(letter, len(letters) + 1):02x}" for letter in text) + ">"


def boxes_of(letters: dict[str, int]) -> str:
    """A font whose letters are drawn by the file itself (type 3): what it has no letter for is nowhere substituted."""
    names = " ".join("/none" if letter.isspace() else "/box" for letter in letters)
    return (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /Resources << >>"
        f" /CharProcs << /box 4 0 R /none 5 0 R >> /Encoding << /Type /Encoding /Differences [1 {names}] >>"
        f" /FirstChar 1 /LastChar {len(letters)} /Widths [{'600 ' * len(letters)}] /ToUnicode 6 0 R >>"
    )


def meaning_of(letters: dict[str, int]) -> str:
    """The table that says which letters the codes are."""
    meant = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be', 'surrogatepass').hex()}>" for letter, code in letters.items()
    )
    return (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange"
        f" {len(letters)} beginbfchar\n{meant}\nendbfchar endcmap"
    )


def as_pdf(
    table: list[list], *, above: tuple[str, ...] = (), width: float = 115.0, ruled: bool = True, per_page: int = 40
) -> bytes:
    """A table whose first line are its headers, each column as wide as the others, in letters of any alphabet. `ruled`: with
    lines between its rows and columns."""
    headers, *rows = [[[str(cell)] if cell not in ("", None) else [] for cell in line] for line in table]
    edges = [30.0 + width * number for number in range(len(headers) + 1)]
    size = (int(edges[-1]) + 30, 842)
    return Drawn(edges, headers, font=UNICODE, size=size, above=list(above), lines=ruled, upright=ruled).pages(
        rows, per_page=per_page
    )
