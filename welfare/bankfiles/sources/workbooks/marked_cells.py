"""What an office says of a cell without changing its value: struck through, not to be seen, a comment beside it.

A treasurer who strikes a row through, or writes “huỷ” beside it, means that it counts no more; no program that reads values
sees it. A row with such a cell is set aside, with the reason.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from welfare.bankterms.text.words import clean

from ..lines import STRUCK, UNSEEN

Marks = dict[int, dict[int, str]]  # line from 1 → column from 0 → a Vietnamese clause

MOST_SHOWN, LONGEST = 3, 60  # comments in a sentence, letters of one
WHITE = {"ffffff", "ffffffff", "00ffffff", "#ffffff", "white"}
WHITE_INDEXES = {b"1", b"9"}
STRIKE = re.compile(rb'<(?:\w+:)?strike\b(?:\s*/>|\s+val="(?:1|true)"\s*/>|\s*>)')
ITEM_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
COMMENT = re.compile(
    rb'<(?:\w+:)?comment\b[^<>]*\bref="([A-Z]{1,3}\d{1,7})"[^<>]*>(.*?)</(?:\w+:)?comment\s*>', re.DOTALL
)
TEXT = re.compile(rb"<(?:\w+:)?t\b[^<>]*>([^<]*)<")
COLOUR = re.compile(rb"<(?:\w+:)?(color|fgColor|bgColor)\b([^<>]*)>")
ATTRIBUTE = re.compile(rb'\b(\w+)="([^"]*)"')
AREA = re.compile(rb"<(?:\w+:)?definedName\b([^<>]*)>([^<]*)<")
AREA_END = re.compile(rb":\$?[A-Z]{1,3}\$?(\d{1,7})")
THREADED = "[Threaded comment]"
Comments = dict[str, str]  # "D5" → text


def group(part: bytes, name: str, one: str) -> list[bytes]:
    """The elements `one` within the element `name` of an .xlsx's styles, in their order."""
    found = re.search(rb"<(?:\w+:)?%b\b.*?</(?:\w+:)?%b>" % (name.encode(), name.encode()), part, re.DOTALL)
    single = rb"<(?:\w+:)?%b\b(?:[^<>]*/>|[^<>]*>.*?</(?:\w+:)?%b>)" % (one.encode(), one.encode())
    return re.findall(single, found[0], re.DOTALL) if found else []


def is_white(element: bytes, name: bytes) -> bool:
    """Whether a font or a fill of an .xlsx names white, by value, theme or the old palette."""
    for kind, attributes in COLOUR.findall(element):
        stated = dict(ATTRIBUTE.findall(attributes))
        if kind == name:
            return (
                stated.get(b"rgb", b"").decode("latin-1").lower() in WHITE
                or (stated.get(b"theme") == b"0" and stated.get(b"tint", b"0").strip(b"0.") == b"")
                or stated.get(b"indexed") in WHITE_INDEXES
            )
    return False


def marked_styles(part: bytes) -> dict[int, str]:
    """The cells' formats of an .xlsx that strike their text through or hide it, by number: of its part `xl/styles.xml`."""
    fonts, fills = group(part, "fonts", "font"), group(part, "fills", "fill")
    struck = {str(at).encode() for at, font in enumerate(fonts) if STRIKE.search(font)}
    white = {str(at).encode() for at, font in enumerate(fonts) if is_white(font, b"color")}
    plain = {
        str(at).encode() for at, fill in enumerate(fills) if b'"solid"' not in fill or is_white(fill, b"fgColor")
    } - {b"1"}  # the second one is a pattern of grey in every workbook
    silent = {
        stated.get(b"numFmtId")
        for element in group(part, "numFmts", "numFmt")
        if (stated := dict(ATTRIBUTE.findall(element))).get(b"formatCode", b"0").strip(b"; ") == b""
    }
    found = {}
    for at, element in enumerate(group(part, "cellXfs", "xf")):
        stated = dict(ATTRIBUTE.findall(element.partition(b">")[0]))
        font, fill = stated.get(b"fontId", b"0"), stated.get(b"fillId", b"0")
        if font in struck:
            found[at] = STRUCK
        elif font in white and fill in plain or stated.get(b"numFmtId") in silent:
            found[at] = UNSEEN
    return found


def struck_texts(chunks: Iterable[bytes]) -> set[int]:
    """The numbers of the shared texts of an .xlsx that have letters struck through. `chunks`: of its part `sharedStrings`."""
    found, number, tail = set(), 0, b""
    for chunk in chunks:
        *items, tail = ITEM_END.split(tail + chunk)
        if any(b"strike" in item for item in items):
            found |= {number + at for at, item in enumerate(items) if STRIKE.search(item)}
        number += len(items)
    return found


def comments_of(part: bytes) -> Comments:
    """The comments of an .xlsx's sheet by their cells: of its part `comments1.xml`."""
    found = {}
    for cell, inside in COMMENT.findall(part):
        words = clean(unescape(b"".join(TEXT.findall(inside)).decode(errors="replace")))
        words = words.rpartition("Comment:")[2] if words.startswith(THREADED) else words
        found[cell.decode()] = " ".join(words.split())
    return found


def print_ends(part: bytes) -> dict[int, int]:
    """The last line of each sheet's printed area, by the sheet's position: of the part `xl/workbook.xml` of an .xlsx."""
    ends: dict[int, int] = {}
    for attributes, areas in AREA.findall(part):
        stated, lines = dict(ATTRIBUTE.findall(attributes)), AREA_END.findall(areas)
        if stated.get(b"name") == b"_xlnm.Print_Area" and stated.get(b"localSheetId", b"").isdigit() and lines:
            ends[int(stated[b"localSheetId"])] = max(map(int, lines))
    return ends


def commented(words: str) -> str:
    """What a cell with a comment that cancels it is."""
    return f"có ghi chú “{words[:LONGEST]}”"


def sentences(name: str, comments: Comments) -> Iterator[str]:
    """A sentence on the comments of a sheet that cancel nothing. `name`: the sheet's."""
    if comments:
        shown = "; ".join(f"ô {cell}: “{words[:LONGEST]}”" for cell, words in list(comments.items())[:MOST_SHOWN])
        more = len(comments) - MOST_SHOWN
        yield f"Trang tính “{name}” có ghi chú ({shown}{f'; và {more} ghi chú khác' if more > 0 else ''}), hãy xem lại."


def lines_in_words(lines: list[int]) -> str:
    """`[5, 6, 7, 12]` → `"dòng 5–7, 12"`; of many, the first ones."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][1] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    shown = ", ".join(f"{low}" if low == high else f"{low}–{high}" for low, high in spans[:8])
    return f"dòng {shown}{', …' if len(spans) > 8 else ''}"
