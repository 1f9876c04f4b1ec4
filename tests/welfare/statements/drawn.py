"""A PDF written by hand, operator by operator: a table in any of the fonts that need no file, on any size of page."""

from dataclasses import dataclass, field

HEIGHT = 10.0  # of a line of text, in points


@dataclass
class Drawn:
    """`edges`: x of the columns' borders; `heads`: a cell of lines for each column. Points, from the page's top left."""

    edges: list[float]
    heads: list[list[str]]
    font: str = "Helvetica"
    size: tuple[int, int] = (595, 842)
    lines: bool = True  # between rows; columns always have theirs
    centred: bool = False  # a row's short cells stand in its middle
    splinters: bool = False  # each letter is drawn by itself
    heads_on_each: bool = False
    above: list[str] = field(default_factory=list)

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
        if first or self.heads_on_each:
            drawn.append(self.row(self.heads, y))
            y += self.height(self.heads)
        for cells in rows:
            drawn.append(self.line(self.edges[0], y, self.edges[-1], y) if self.lines else "")
            drawn.append(self.row(cells, y))
            y += self.height(cells)
        drawn += [self.line(x, top, x, y) for x in self.edges]
        return "\n".join([*drawn, self.line(self.edges[0], y, self.edges[-1], y)])

    def height(self, cells: list[list[str]]) -> float:
        return max(map(len, cells)) * HEIGHT + 4

    def row(self, cells: list[list[str]], y: float) -> str:
        drawn = []
        for left, lines in zip(self.edges, cells, strict=False):
            down = (self.height(cells) - 4 - HEIGHT * len(lines)) / 2 if self.centred else 0
            drawn += [self.text(left + 2, y + down + HEIGHT * number, words) for number, words in enumerate(lines, 1)]
        return "\n".join(drawn)

    def text(self, x: float, y: float, words: str) -> str:
        if not self.splinters:
            return f"BT /F1 8 Tf {x:.2f} {self.size[1] - y:.2f} Td ({escaped(words)}) Tj ET"
        step = 4.8  # Courier's letters are all as wide
        return "\n".join(
            f"BT /F1 8 Tf {x + step * place:.2f} {self.size[1] - y:.2f} Td ({escaped(letter)}) Tj ET"
            for place, letter in enumerate(words)
            if letter != " "
        )

    def line(self, x: float, y: float, to_x: float, to_y: float) -> str:
        return f"0.5 w {x:.2f} {self.size[1] - y:.2f} m {to_x:.2f} {self.size[1] - to_y:.2f} l S"


def escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def written(pages: list[str], font: str, size: tuple[int, int]) -> bytes:
    """The pages' operators as a file with its table of objects."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>",
    ]
    for number, drawn in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    content, places = "%PDF-1.4\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{said}\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    content += "".join(f"{place:010} 00000 n \n" for place in places)
    content += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return content.encode("cp1252")
