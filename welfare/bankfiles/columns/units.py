"""The unit in which a table gives its money: “Đơn vị tính: nghìn đồng” above it, “(triệu đồng)” in a head."""

import re

from ..model import Refused
from ..text.words import fold

WORDS = {
    1: r"(?:viet nam )?dong|vnd|vn dong|d",
    1_000: r"(?:nghin|ngan|1[., ]?000|[`'’.]?000|thousands?)(?: ?(?:viet nam )?(?:dong|vnd|d))?|k(?: ?vnd)?",
    1_000_000: r"(?:trieu|tr|1[., ]?000[., ]?000|millions?)(?: ?(?:viet nam )?(?:dong|vnd|d))?|mio(?: ?vnd)?",
    1_000_000_000: r"(?:ty|ti|1[., ]?000[., ]?000[., ]?000|billions?)(?: ?(?:viet nam )?(?:dong|vnd|d))?",
}
UNITS = [(unit, re.compile(words)) for unit, words in sorted(WORDS.items(), reverse=True)]
LABEL = re.compile(
    r"(?:don vi tinh|dvt|don vi tien te|don vi tien|unit of measure|currency unit|unit|don vi)\s*[:=]?\s*(.+)"
)
CERTAIN = re.compile(r"don vi tinh|dvt|don vi tien")
BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|[,;–-]\s*([^,;:–-]+)$")
STATED = re.compile(r"(?:don vi tinh|dvt) ?: ?\w")
PLAIN = re.compile(r"(?:viet nam )?(?:dong|vnd|d)\b")
FOREIGN = re.compile(r"\b(?:usd|eur|jpy|cny|gbp|do la)\b")


def unit_of(words: str) -> int | None:
    """Đồng that 1 stands for by the words of a unit alone, None for other words: `"1.000 đ"` → 1000, `"ĐVT: triệu"` → 1000000."""
    folded = fold(words).strip(' .:;()[]*/"')
    if found := LABEL.fullmatch(folded):
        folded = found[1].strip(' .:;()[]*/"')
    folded = folded.removeprefix("tinh ").removeprefix("bang ")
    return next((unit for unit, pattern in UNITS if pattern.fullmatch(folded)), None)


def unit_in_head(head: str) -> int | None:
    """The unit that a head names behind its own words: `"Số tiền (nghìn đồng)"` → 1000; None where it names none."""
    parts = [part for found in BRACKETS.finditer(head) for part in found.groups() if part]
    parts += head.split("\n")[1:]
    return next((unit for part in parts if (unit := unit_of(part))), None)


def without_unit(head: str) -> str:
    """A head without the unit in its brackets: `"Số tiền (1000 đ)"` → `"Số tiền"`."""
    if not any(sign in head for sign in "([,;-–\n"):
        return head
    bare = BRACKETS.sub(lambda found: "" if unit_of(next(filter(None, found.groups()))) else found[0], head)
    lines = bare.split("\n")
    return "\n".join([lines[0], *(line for line in lines[1:] if not unit_of(line))]).strip()


def unit_in_line(text: str) -> int | None:
    """The unit that a line above or below a table states, None for any other line. Raises Refused for a unit that is no
    multiple of đồng."""
    folded = fold(text).strip(' .;()[]*"')
    found = LABEL.fullmatch(folded) or LABEL.search(folded)
    if found is None:
        return unit_of(text) if folded not in ("d", "k", "tr", "ty", "ti", "dong", "vnd", "000") else None
    if unit := unit_of(found[1]):
        return unit
    if CERTAIN.match(found[0]) and FOREIGN.search(found[1]):
        raise Refused(
            "currency", f"Đơn vị tính trong tệp là “{found[1][:20].upper()}”: chỉ nhập được sao kê tiền đồng (VND)."
        )
    if STATED.search(folded) and not PLAIN.match(found[1]):
        raise Refused("unit", f"Không rõ đơn vị tính “{found[1][:30]}” in trong tệp là bao nhiêu đồng.")
    return None


def unit_name(unit: int) -> str:
    return {1_000: "nghìn đồng", 1_000_000: "triệu đồng", 1_000_000_000: "tỷ đồng"}.get(unit, "đồng")
