"""Where the headers of a table stand: below a letterhead, over one line or several, maybe in an old font."""

from frontportal.kit.values.legacy_letters import old_font_of

from ..files.grid import Grid, is_filled
from ..files.old_fonts import WAYS
from ..office_files import InvalidFile
from .header_text import HeaderPosition, in_font, joined, spread
from .meanings import HeaderMeanings

MOST_LETTERHEAD = 40  # filled lines above the headers that are looked at
MOST_HEADER_LINES = 3
NO_HEADERS = "Không tìm thấy dòng tên cột trong {} dòng đầu. Tên cột phải là tên như trong tệp mẫu, ví dụ: {}."


class HeaderFinder:
    """`grid` is the sheet, its first lines out of the old font (`font`) that the headers are in, once they are found."""

    def __init__(self, grid: Grid, meanings: HeaderMeanings):
        self.given, self.grid, self.meanings = grid, grid, meanings
        self.font = ""

    def find(self) -> HeaderPosition:
        """Where most headers are known, as they stand or out of an old font. Raises InvalidFile where none is."""
        tries = {font: self.best(grid) for font, grid in self.readings().items()}
        self.font = max(tries, key=lambda font: tries[font][0])
        score, position = tries[self.font]
        if position is None or not score:
            example = ", ".join(column.header for column in self.meanings.vocabulary.columns[:4])
            raise InvalidFile(NO_HEADERS.format(MOST_LETTERHEAD, example))
        self.grid = self.readings()[self.font]
        return self.with_parents(self.with_children(position))

    def readings(self) -> dict[str, Grid]:
        """The grid as it stands under "", and its first lines as each old font would have them where one may be meant."""
        top = [row for row in self.given.rows if any(map(is_filled, row))][:MOST_LETTERHEAD]
        marked = {old_font_of(cell) for row in top for cell in row if isinstance(cell, str) and not cell.isascii()}
        return {"": self.given} | {font: in_font(self.given, font) for font in WAYS if font in marked}

    def best(self, grid: Grid) -> tuple[int, HeaderPosition | None]:
        """The likeliest position of the headers, with how many are known there."""
        self.grid = grid
        filled = [line for line, row in enumerate(self.grid.rows, 1) if any(map(is_filled, row))][:MOST_LETTERHEAD]
        positions = [HeaderPosition(line, depth) for line in filled for depth in range(1, MOST_HEADER_LINES + 1)]
        scores = {position: self.known(position) for position in positions}
        best = max(scores, key=lambda position: (scores[position], -position.depth, -position.line), default=None)
        return (scores[best], best) if best else (0, None)

    def known(self, position: HeaderPosition) -> int:
        """How many fields the headers at a position name."""
        return len(
            {found for parts in joined(self.grid, position) if (found := self.meanings.meaning(parts)) and found.field}
        )

    def with_parents(self, position: HeaderPosition) -> HeaderPosition:
        """The same headers with the lines above that share a cell merged downwards with them."""
        while position.depth < MOST_HEADER_LINES and position.line > 1 and self.are_one(position.line - 1):
            position = HeaderPosition(position.line - 1, position.depth + 1)
        return position

    def with_children(self, position: HeaderPosition) -> HeaderPosition:
        """The same headers with the lines below that do."""
        while position.depth < MOST_HEADER_LINES and self.are_one(position.lines[-1]):
            position = HeaderPosition(position.line, position.depth + 1)
        return position

    def are_one(self, line: int) -> bool:
        """Whether a line of headers goes on in the next: a cell of it is merged over both."""
        upper = spread(self.grid, line)
        tall = {
            each.left
            for each in self.grid.merged
            if each.top <= line < each.bottom and each.top > line - MOST_HEADER_LINES
        }
        return len(set(filter(None, upper))) > 1 and any(
            self.is_header(upper[column - 1]) for column in tall if column <= len(upper)
        )

    def is_header(self, text: str) -> bool:
        return bool(text) and self.meanings.of_part(text) is not None
