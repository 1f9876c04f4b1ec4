"""Amounts in đồng. One file writes them in one way: the first that shows its way binds the others.

50.000      groups of three, dot             400.000,00   the same with hundredths, which đồng do not have
500,000     groups of three, comma           500,000.00   likewise
1 000 000   groups of three, blank           50000        plain digits, and numbers of Excel

“0.500” and “1.5” are no amounts in đồng: whether the point parts thousands or hundredths, something would be lost.
"""

import math
import re
from decimal import Decimal

from .doubt import Doubt

MOST = 10**13  # one movement of ten thousand tỷ is a damaged cell
MOST_BALANCE = 10**16
SHAPE = re.compile(
    r"(?:(?!0+[., ']\d)\d{1,3}(?:(?P<group>[., '])\d{3}(?:(?P=group)\d{3})*)|\d+)(?:(?P<point>[.,])(?P<part>\d{1,2}|0{4,6}))?",
    re.ASCII,
)
PART = re.compile(r"(?P<whole>(?!0+[., ]\d)\d{1,3}(?:[., ]\d{3})*|\d+)(?:(?P<point>[.,])(?P<part>\d{1,9}))?", re.ASCII)
CURRENCY = re.compile(
    r"^\*+\s*|^(?:VND|VNĐ|₫|đ)\.?\s*|\s*(?:\((?:VND|VNĐ|đồng|đ|₫)\)|(?:VND|VNĐ|đồng|dong|đ|₫)\.?)$|(?<=[\dđ])(?:[/,.][-=]|=)$",
    re.IGNORECASE,
)
# Signs on either side, alone or in brackets of their own, and brackets around all of it, which say that it is below zero.
SIGNED = re.compile(r"(?P<lead>(?:\( ?[-+] ?\)|[-+( ])*)(?P<size>.*?)(?P<trail>(?:\( ?[-+] ?\)|[-+) ])*)")
BRACKETED = re.compile(r"\( ?([-+]) ?\)")
# “500,000 CR”, “Chi: 500.000 đ”: as a sign behind the amount or before it. A single letter is none: “D” may be đồng.
WORDS = r"(CR|DR|DB|credit|debit|(?:ghi )?(?:có|nợ)|thu|chi)"
SIDE = re.compile(
    rf"(?<=[\d)đ₫])(?:\s*VN[DĐ])?\s*\(?{WORDS}\)?\.?$|^\(?{WORDS}\)?\s*[:.]?\s*(?=[-+(₫\d]|VN[DĐ])", re.IGNORECASE
)
OUT = frozenset(["dr", "db", "debit", "nợ", "ghi nợ", "chi"])
# As most programs write money, with the separators that the file has shown already.
GROUPED = re.compile(r"([1-9]\d{0,2}(?:([.,])\d{3}(?:\2\d{3})*))(?:([.,])00?)?", re.ASCII)
MOST_KNOWN = 10_000  # texts of amounts that are kept; most come again
SEPARATORS = str.maketrans("", "", "., '")
NOTHING = frozenset(["null", "nil", "none", "n/a", "na"])  # what programs write where there is no amount
DASHES = str.maketrans("–—‐‑−’", "-----'")
FOREIGN = re.compile(r"USD|EUR|JPY|CNY|GBP|AUD|KRW|[$€£¥]", re.IGNORECASE)


class Amounts:
    """Reads the amounts of one file. `group` is the separator of thousands its first grouped amount showed, if it is not known.

    `unit`: đồng that a written 1 stands for; then an amount may have a part behind the point, and all come out in đồng.
    """

    def __init__(self, unit: int = 1, group: str = ""):
        self.unit = unit
        self.group: str | None = group or None
        self.point: str | None = None
        self.has_bare = False  # whether thousands have stood together without a separator
        self.known: dict[str, int | None] = {}

    def read(self, cell: object, *, most: int = MOST, signed: bool = False) -> int | None:
        """The amount of a cell, None for an empty one. Raises Doubt when it is none, broken, too large, or below zero
        where it is not `signed`."""
        if cell is None or cell == "":
            return None
        if isinstance(cell, str):
            if cell.isdecimal() and cell.isascii() and self.unit == 1:
                amount: int | None = int(cell)
            elif (amount := self.known.get(cell)) is None:
                amount = self.known[cell] = self.from_text(cell.strip())
                if len(self.known) > MOST_KNOWN:
                    self.known.clear()
        else:
            amount = from_number(cell, self.unit)
        if amount is not None and not (-most if signed else -1) < amount < most:
            raise Doubt(f"số tiền “{str(cell)[:40]}” {'âm' if amount < 0 else 'lớn bất thường'}")
        return amount

    def from_text(self, text: str) -> int | None:
        """The amount of a text in đồng, None for a dash. Raises Doubt for what is no amount of Vietnamese money."""
        if text.isdecimal() and text.isascii() and self.unit == 1:
            return int(text)  # what most programs write; the rest of this takes five times as long
        usual = GROUPED.fullmatch(text) if self.unit == 1 else None
        if usual and usual[2] == self.group and usual[3] in (None, self.point):
            return int(usual[1].replace(usual[2], ""))
        if not text.strip("-–—/.…") or text.casefold() in NOTHING:
            return None
        if FOREIGN.search(text):
            raise Doubt(f"số tiền “{text[:40]}” không phải tiền đồng")
        side = SIDE.search(text)
        bare = CURRENCY.sub("", SIDE.sub("", text)) if side else CURRENCY.sub("", text)
        bare = " ".join(bare.split()).translate(DASHES)  # blanks of any width become plain ones
        sign, bare = parted(bare, text)
        if side and (side[1] or side[2]).casefold() in OUT:
            sign = -1  # “-500 DR” says the same twice
        bare = CURRENCY.sub("", bare)  # “-₫500.000”
        found = SHAPE.fullmatch(bare)
        if self.unit > 1:
            return sign * self.in_units(bare, found, text)
        if not found:
            raise Doubt(f"“{text[:40]}” không phải là số tiền")
        group, point = found["group"], found["point"]
        if point and point in (group, self.group):
            raise Doubt(f"số tiền “{text[:40]}” ngắt hàng nghìn không đều")
        if group and (self.group not in (None, group) or group == self.point):
            raise Doubt(f"số tiền “{text[:40]}” viết khác cách của các dòng trước")
        if found["part"] and int(found["part"]):
            raise Doubt(f"số tiền “{text[:40]}” có phần lẻ của đồng")
        self.group, self.point = group or self.group, point or self.point
        whole = bare[: found.start("point")] if point else bare
        return sign * int(whole.translate(SEPARATORS))

    def in_units(self, bare: str, found: re.Match[str] | None, text: str) -> int:
        """An amount in thousands or millions: “2,5” is half a unit more than two. “1,234” in millions may be either."""
        part = PART.fullmatch(bare)
        if found and found["group"] and not found["point"]:
            is_grouped = self.group == found["group"]
            if (self.unit > 1_000 or self.has_bare) and bare.count(found["group"]) == 1 and not is_grouped:
                raise Doubt(f"số tiền “{text[:40]}” viết theo đơn vị lớn: không rõ dấu ngắt hàng nghìn hay phần lẻ")
            self.group = found["group"]
            return int(bare.translate(SEPARATORS)) * self.unit
        if not part or part["point"] and part["point"] == self.group:
            raise Doubt(f"“{text[:40]}” không phải là số tiền")
        self.has_bare |= part["whole"].isdecimal() and len(part["whole"]) > 3
        self.point = part["point"] or self.point
        value = Decimal(f"{part['whole'].translate(SEPARATORS)}.{part['part'] or 0}") * self.unit
        if value != int(value):
            raise Doubt(f"số tiền “{text[:40]}” có phần lẻ của đồng")
        return int(value)


def parted(bare: str, text: str) -> tuple[int, str]:
    """The sign of an amount, and the rest of it: `"(-) 500.000"` → −1, `"500.000"`. Raises Doubt for signs that contradict each
    other, and for a bracket without its other half. `text`: the amount as the file has it."""
    found = SIGNED.fullmatch(bare)
    if not found:
        return 1, bare
    lead, trail = (BRACKETED.sub(r"\1", found[name]) for name in ("lead", "trail"))
    opened, closed = lead.count("("), trail.count(")")
    is_minus = "-" in lead + trail or opened > 0
    if opened != closed or is_minus and "+" in lead + trail:
        raise Doubt(f"số tiền “{text[:40]}” có dấu mâu thuẫn hoặc ngoặc không đủ cặp: không rõ là âm hay dương")
    return -1 if is_minus else 1, found["size"]


def from_number(cell: object, unit: int = 1) -> int:
    """A number of Excel as đồng. Raises Doubt for what is no number, no whole number of đồng, or not finite."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        raise Doubt(f"“{cell}” không phải là số tiền")
    if not math.isfinite(cell):
        raise Doubt("số tiền không xác định (NaN)")
    if unit > 1 and isinstance(cell, float):
        cell = Decimal(repr(cell)) * unit  # the digits that Excel shows, not the binary fraction behind them
    else:
        cell *= unit
    if cell != int(cell):
        raise Doubt(f"số tiền “{cell}” có phần lẻ của đồng")
    return int(cell)
