"""Texts of an .xls workbook (BIFF8): which of its shared texts have letters struck through, and the comments of a sheet.

Shared texts stand one after another, over as many records as they need: a text that goes on in the next one says there anew
how wide its letters are.
"""

from collections.abc import Iterable, Iterator
from struct import unpack_from

from ..marked_cells import Comments
from ..sheet_facts import column_letters

SHARED, CONTINUED = 0xFC, 0x3C
OBJECT, OBJECT_TEXT, NOTE = 0x5D, 0x1B6, 0x1C
WIDE, EXTENDED, RICH = 0x01, 0x04, 0x08
OF_NOTE = 0x19  # kind of an object
Records = Iterable[tuple[int, bytes]]


class ContinuedRecords:
    """Bytes of records that are one, read on and on. Raises IndexError at their end."""

    def __init__(self, pieces: list[bytes]):
        self.pieces, self.number, self.at = pieces, 0, 0

    def take(self, count: int) -> bytes:
        """The next bytes."""
        taken = b""
        while len(taken) < count:
            taken += self.of_piece(count - len(taken))
        return taken

    def of_piece(self, most: int) -> bytes:
        """The next bytes of the piece that we are in, at least one."""
        while self.at >= len(self.pieces[self.number]):
            self.number, self.at = self.number + 1, 0
        found = self.pieces[self.number][self.at : self.at + most]
        self.at += len(found)
        return found

    def skip_letters(self, count: int, *, is_wide: bool) -> None:
        """Leave out the letters of a text."""
        while count:
            if self.at >= len(self.pieces[self.number]):
                self.number, self.at = self.number + 1, 1
                is_wide = bool(self.pieces[self.number][0] & WIDE)
            size = 2 if is_wide else 1
            here = min(count, (len(self.pieces[self.number]) - self.at) // size)
            if not here:
                raise IndexError
            self.at, count = self.at + here * size, count - here


def struck_shared(records: Records, struck_fonts: set[int]) -> set[int]:
    """The numbers of the workbook's shared texts of which some letters are in one of these fonts."""
    pieces: list[bytes] = []
    for kind, content in records:
        if kind == SHARED:
            pieces = [content]
        elif pieces and kind == CONTINUED:
            pieces.append(content)
        elif pieces:
            break
    found = set[int]()
    if not pieces or not struck_fonts or len(pieces[0]) < 8:
        return found
    reader = ContinuedRecords([pieces[0][8:], *pieces[1:]])
    try:
        for number in range(unpack_from("<I", pieces[0], 4)[0]):
            if struck_fonts.intersection(fonts_of_text(reader)):
                found.add(number)
    except IndexError:
        pass  # what breaks off is only not told
    return found


def fonts_of_text(reader: ContinuedRecords) -> list[int]:
    """The fonts of a text's runs of letters, by their numbers; the text is left behind."""
    letters, flags = unpack_from("<HB", reader.take(3))
    runs = unpack_from("<H", reader.take(2))[0] if flags & RICH else 0
    more = unpack_from("<I", reader.take(4))[0] if flags & EXTENDED else 0
    reader.skip_letters(letters, is_wide=bool(flags & WIDE))
    fonts = [(start, font) for start, font in (unpack_from("<HH", reader.take(4)) for _ in range(runs))]
    reader.take(more)
    return [font for start, font in fonts if start < letters]


def comments_of_xls(records: Records) -> Comments:
    """The comments of a sheet by their cells."""
    texts, cells = dict[int, str](), dict[str, int]()
    owner, letters = 0, -1
    for kind, content in records:
        if kind == OBJECT and len(content) >= 8:
            object_kind, number = unpack_from("<HH", content, 4)
            owner, letters = number if object_kind == OF_NOTE else 0, -1
        elif kind == OBJECT_TEXT and owner and len(content) >= 12:
            letters, texts[owner] = unpack_from("<H", content, 10)[0], ""
        elif kind == CONTINUED and owner and len(content) > 1 and letters > 0:
            words = "".join(letters_of(content))[:letters]
            texts[owner] += words
            letters -= len(words)
        elif kind == NOTE and len(content) >= 8:
            row, column, _, number = unpack_from("<4H", content)
            cells[f"{column_letters(column)}{row + 1}"] = number
    return {cell: " ".join(texts.get(number, "").split()) for cell, number in cells.items()}


def letters_of(content: bytes) -> Iterator[str]:
    """The letters of a record that says first how wide they are."""
    yield content[1:].decode("utf-16-le" if content[0] & WIDE else "latin-1", "replace")
