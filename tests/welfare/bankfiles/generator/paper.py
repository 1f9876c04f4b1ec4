"""A table of cells as a PDF with Vietnamese letters: labels above, columns as wide as they need, long texts in lines."""

from dataclasses import dataclass, field
from textwrap import wrap

from tests.welfare.bankfiles.drawn import HEIGHT, UNICODE, Drawn, written

LETTER = 4.8  # points: Courier at 8
WIDEST, UNBROKEN = 24, 99  # letters of a cell's line; without lines between rows a text stays in one
MARGIN, GAP, TOP = 30.0, 12.0, 40.0


@dataclass
class Paper(Drawn):
    """`ruled_at_all`: with lines between columns and rows; otherwise only blank space parts them. `below`: lines under the table."""

    ruled_at_all: bool = True
    below: list[str] = field(default_factory=list)

    def pages(self, rows: list[list[list[str]]], per_page: int = 6) -> bytes:
        parts = [rows[at : at + per_page] for at in range(0, len(rows), per_page)]
        drawn = [self.page(part, first=number == 0) for number, part in enumerate(parts)]
        y = TOP + self.height(self.headers) + sum(map(self.height, parts[-1]))
        y += HEIGHT * (2 + (len(self.above) if len(parts) == 1 else 0))
        below = [self.text(self.edges[0], y + HEIGHT * number, words) for number, words in enumerate(self.below)]
        drawn[-1] = "\n".join([drawn[-1], *below])
        return written(drawn, self.font, self.size)

    def straight(self, levels: list, top: float, end: float) -> list[str]:
        return super().straight(levels, top, end) if self.ruled_at_all else []


def as_pdf(table: list[list], *, ruled: bool = True, per_page: int = 40, **drawn) -> bytes:
    """The headers stand on each page. `drawn`: further fields of Drawn."""
    texts = [[lines_of(cell, WIDEST if ruled else UNBROKEN) for cell in line] for line in table]
    count = max(map(len, texts))
    first = next(position for position, line in enumerate(texts) if len(line) == count)
    last = max(position for position, line in enumerate(texts) if len(line) == count)
    edges = [MARGIN]
    for column in range(count):
        widest = max(len(line) for row in texts[first : last + 1] for line in row[column] or [""])
        edges.append(edges[-1] + LETTER * widest + GAP)
    paper = Paper(
        edges,
        texts[first],
        font=UNICODE,
        size=(round(edges[-1] + MARGIN), 842),
        headers_on_each=True,
        above=[" ".join(line[0]) for line in texts[:first]],
        ruled_at_all=ruled,
        below=[" ".join(line[0]) for line in texts[last + 1 :]],
        **drawn,
    )
    return paper.pages(texts[first + 1 : last + 1], per_page=per_page)


def lines_of(cell: object, widest: int) -> list[str]:
    return [part for line in str(cell).split("\n") for part in wrap(line, widest, break_long_words=False)]
