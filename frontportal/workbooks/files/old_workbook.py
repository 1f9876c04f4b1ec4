"""What an .xls holds beside its values: errors and hidden lines.

The records of BIFF8 are looked for in the file as it stands, for its stream is one piece in what programs write.
"""

import re
from bisect import bisect_right
from struct import unpack_from

from .facts import SheetFacts

SHEET = re.compile(rb"\x09\x08\x10\x00\x00\x06\x10\x00")  # a worksheet begins
ERROR_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
ERROR = re.compile(
    rb"(?:\x05\x02\x08\x00(?P<place>....)..(?P<code>[\x00\x07\x0f\x17\x1d\x24\x2a])\x01"
    rb"|\x06\x00..(?P<at>....)..\x02.(?P<shown>[\x00\x07\x0f\x17\x1d\x24\x2a])...\xff\xff)",
    re.DOTALL,
)
LINE = re.compile(rb"\x08\x02\x10\x00(?P<row>..).{10}(?P<flags>.)", re.DOTALL)
HIDDEN = 0x20


def facts_of_xls(data: bytes, names: list[str]) -> dict[str, SheetFacts]:
    """Facts of the worksheets, named as they are stored; how far each reaches is for the reader of values to say."""
    starts = [found.start() for found in SHEET.finditer(data)]
    found = [SheetFacts() for _ in names]
    if len(starts) == len(names):
        for match in ERROR.finditer(data):
            if (sheet := bisect_right(starts, match.start()) - 1) >= 0:
                line, column = unpack_from("<HH", match["place"] or match["at"])
                found[sheet].errors[line + 1, column + 1] = ERROR_CODES[(match["code"] or match["shown"])[0]]
        for match in LINE.finditer(data):
            if (sheet := bisect_right(starts, match.start()) - 1) >= 0 and match["flags"][0] & HIDDEN:
                found[sheet].hidden_rows.append(unpack_from("<H", match["row"])[0] + 1)
    return dict(zip(names, found, strict=True))
