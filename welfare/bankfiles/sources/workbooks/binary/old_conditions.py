"""Looks that a condition gives the cells of an .xls sheet (BIFF8), where they strike text through or hide it."""

from collections.abc import Iterable
from struct import error, unpack_from

from ...lines import STRUCK, UNSEEN
from ..sheet_facts import column_letters

AREAS, RULE = 0x1B0, 0x1B1  # of Excel 97 to 2003; behind the areas come their rules
NEW_AREAS, NEW_RULE = 0x879, 0x87A  # of later ones, each with a head of its own
HEAD = 12  # bytes
NUMBER, FONT, ALIGNED, BORDER, PATTERN = 25, 26, 27, 28, 29  # bits that say which parts a look has
LONG_FONT, LONG_ALIGNED, LONG_BORDER = 118, 8, 8  # bytes of the parts
STRIKE, LEFT_AS_IS = 0x80, 0x80
WHITES = {1, 9}
MOST_AREAS = 10_000


def conditions_of_xls(records: Iterable[tuple[int, bytes]]) -> dict[str, str]:
    """Areas of a sheet that have such a rule, as a sheet names them, each with what may be done to its cells."""
    areas: list[str] = []
    found: dict[str, str] = {}
    for kind, content in records:
        try:
            if kind in (AREAS, NEW_AREAS):
                areas = areas_of(content[HEAD * (kind == NEW_AREAS) :])
            elif kind in (RULE, NEW_RULE) and areas and (clause := clause_of(look_of(kind, content))):
                found[" ".join(areas)] = clause
        except error:  # cut off: only not told
            continue
    return found


def areas_of(content: bytes) -> list[str]:
    """`"A2:D9"` and the like: the areas of a set of rules."""
    count = unpack_from("<H", content, 12)[0]
    corners = [unpack_from("<4H", content, 14 + 8 * number) for number in range(min(count, MOST_AREAS))]
    return [
        f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}" for top, bottom, left, right in corners
    ]


def look_of(kind: int, content: bytes) -> bytes:
    """The part of a rule that says how its cells look."""
    if kind == RULE:
        return content[6:]
    return content[HEAD + 10 :] if unpack_from("<I", content, HEAD + 6)[0] else b""


def clause_of(look: bytes) -> str:
    """What a look does to text; "" where nothing of what counts."""
    if not look:
        return ""
    flags, more = unpack_from("<IH", look)
    has = {part: bool(flags >> part & 1) for part in (NUMBER, FONT, ALIGNED, BORDER, PATTERN)}
    at = 6
    if has[NUMBER]:
        at += unpack_from("<H", look, at)[0] if more & 1 else 2
    font = look[at : at + LONG_FONT] if has[FONT] else b""
    at += len(font) + LONG_ALIGNED * has[ALIGNED] + LONG_BORDER * has[BORDER]
    if not font:
        return ""
    if unpack_from("<I", font, 68)[0] & STRIKE and not unpack_from("<I", font, 88)[0] & LEFT_AS_IS:
        return STRUCK
    grounds = {unpack_from("<H", look, at + 2)[0] >> shift & 0x7F for shift in (0, 7)} if has[PATTERN] else set[int]()
    return UNSEEN if unpack_from("<i", font, 80)[0] in WHITES and (not grounds or grounds & WHITES) else ""
