"""The unit in which a table gives its money: “Đơn vị tính: nghìn đồng” above it, “(triệu đồng)” in a header."""

import re

from ..model import FileRefusedError, PrintedFigures
from ..text.words import fold

DONG = r"(?:(?:viet ?nam(?:ese)?|vn) )?(?:dong|vnd|d)(?: (?:viet ?nam|vn|vnd))?"
WORDS = {
    1: DONG,
    1_000: rf"(?:nghin|ngan|1[., ]?000|[`'’.]?000|x ?1[., ]?000|thousands?(?: of)?)(?: ?{DONG})?|1?k(?: ?(?:vnd|d|dong))?|ng?\.? ?d(?:ong)?|(?:vnd|dong) ?(?:thousands?|'?000)",
    1_000_000: rf"(?:trieu|tr\.?|1[., ]?000[., ]?000|x ?1[., ]?000[., ]?000|millions?(?: of)?)(?: ?{DONG})?|(?:mio|m)(?: ?vnd)?|(?:vnd|dong) ?millions?",
    1_000_000_000: rf"(?:ty|ti|1[., ]?000[., ]?000[., ]?000|billions?)(?: ?{DONG})?",
}
UNITS = [(unit, re.compile(words)) for unit, words in sorted(WORDS.items(), reverse=True)]
LABEL = re.compile(
    r"(?:don vi tinh|dvt|don vi tien te|don vi tien|unit of measure|currency unit|unit|don vi|\bdv(?=\s*:))\s*[:=]?\s*(.+)"
)
CERTAIN = re.compile(r"don vi tinh|dvt|don vi tien")
BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|[,;–-]\s*([^,;:–-]+)$")
PHRASE = re.compile(r"\b(?:tinh bang|bang|theo don vi|don vi|tinh theo|in|expressed in|amounts? in)\s+(.+)")
MENTIONED = re.compile(
    r"\b(?:nghin|ngan|trieu|ty) dong\b|(?<![\d.,])1[.,]?000 ?(?:d|dong|vnd)\b|\bthousands?\b.*\b(?:vnd|dong)\b|\bmillions?\b.*\b(?:vnd|dong)\b"
)
STATED = re.compile(r"(?:don vi tinh|dvt|unit(?: of measure)?) ?: ?[\w'’.]")
UNITISH = re.compile(r"000|nghin|ngan|trieu|\btr\b|\bty\b|thousand|million|billion|\bk\b|x ?10|usd|eur")
IN_WORDS = re.compile(
    r"\s((?:nghìn|ngàn|nghin|ngan|triệu|trieu|tỷ|tỉ|ty)(?: (?:đồng|dong|đ|vnd|vnđ))?)$", re.IGNORECASE
)
PLAIN = re.compile(r"(?:viet nam )?(?:dong|vnd|d)\b")
OF_ACCOUNT = re.compile(r"\b(?:tai khoan|tk|account|a/c)\b")
FOREIGN = re.compile(r"\b(?:usd|eur|jpy|cny|gbp|do la)\b")


def unit_of(words: str) -> int | None:
    """Đồng that 1 stands for by the words of a unit alone, None for other words: `"1.000 đ"` → 1000, `"ĐVT: triệu"` → 1000000."""
    folded = fold(words).strip(' .:;()[]*/"')
    if found := LABEL.fullmatch(folded):
        folded = found[1].strip(' .:;()[]*/"')
    folded = folded.removeprefix("tinh ").removeprefix("bang ")
    return next((unit for unit, pattern in UNITS if pattern.fullmatch(folded)), None)


def unit_in_header(header: str) -> int | None:
    """The unit that a header names behind its own words: `"Số tiền (nghìn đồng)"` → 1000; None where it names none."""
    parts = [part for found in BRACKETS.finditer(header) for part in found.groups() if part]
    parts += header.split("\n")[1:]
    parts += [found[1] for found in [IN_WORDS.search(header)] if found]
    return next((unit for part in parts if (unit := unit_of(part))), None)


def refuse_unclear_unit(header: str) -> None:
    """Raises FileRefusedError for a header of money whose brackets hold what looks like a unit and is none that we know."""
    for part in (part for found in BRACKETS.finditer(header) for part in found.groups()[:2] if part):
        folded = fold(part)
        if UNITISH.search(folded) and not unit_of(part):
            code = "currency" if FOREIGN.search(folded) else "unit"
            raise FileRefusedError(
                code, f"Không rõ “({part[:30]})” ở đầu cột “{' '.join(header.split())[:60]}” là bao nhiêu đồng."
            )


def without_unit(header: str) -> str:
    """A header without the unit in its brackets: `"Số tiền (1000 đ)"` → `"Số tiền"`."""
    header = IN_WORDS.sub("", header) or header
    if not any(sign in header for sign in "([,;-–\n"):
        return header
    bare = BRACKETS.sub(
        lambda found: "" if not any(found.groups()) or unit_of(found[found.lastindex or 0]) else found[0], header
    )
    lines = bare.split("\n")
    return "\n".join([lines[0], *(line for line in lines[1:] if not unit_of(line))]).strip()


def unit_in_line(text: str) -> int | None:
    """The unit that a line above or below a table states, None for any other line. Raises FileRefusedError for a unit that is no
    multiple of đồng."""
    folded = fold(text).strip(' .;*"')
    found = LABEL.search(folded)
    if found is None:
        return unit_stated(text, folded)
    unit_text = found[1].strip(' .:;()[]*/"')
    if unit := unit_of(unit_text) or unit_of(re.split(r"[;,()]", unit_text)[0]):
        return unit
    if CERTAIN.match(found[0]) and FOREIGN.search(unit_text):
        raise FileRefusedError(
            "currency", f"Đơn vị tính trong tệp là “{unit_text[:20].upper()}”: chỉ nhập được sao kê tiền đồng (VND)."
        )
    if STATED.search(folded) and not PLAIN.match(unit_text):
        raise FileRefusedError("unit", f"Không rõ đơn vị tính “{unit_text[:30]}” in trong tệp là bao nhiêu đồng.")
    return None


def unit_stated(text: str, folded: str) -> int | None:
    """The unit in a line that has no label for it: in brackets, after “tính bằng”, or nothing else at all."""
    parts = [part for found in BRACKETS.finditer(text) for part in found.groups()[:2] if part]
    parts += [found[1] for found in PHRASE.finditer(folded)]
    if foreign := next((part for part in parts if FOREIGN.fullmatch(fold(part).strip(" .:()*"))), ""):
        raise FileRefusedError(
            "currency", f"Tệp tính tiền bằng {foreign[:10].upper()}: chỉ nhập được sao kê tiền đồng (VND)."
        )
    whole = folded.strip("()[] ")
    if whole not in ("d", "k", "tr", "ty", "ti", "dong", "vnd", "000"):
        parts.append(whole)
    return next((unit for part in parts if (unit := unit_of(part)) and unit > 1), None)


def refuse_unit_below(text: str, unit: int) -> None:
    """Raises FileRefusedError for a unit below the headers that is not `unit`: it would be one for rows that are read already, or for some
    only."""
    below = unit_in_line(text.lstrip("(*) "))
    if below and below != unit:
        raise FileRefusedError(
            "unit", f"Tệp ghi đơn vị tính ({unit_name(below)}) ở dưới bảng. Hãy ghi ở trên dòng đầu cột rồi tải lại."
        )


def mentions_unit(text: str) -> bool:
    """Whether a line speaks of thousands or millions of đồng, whatever it means by it."""
    return bool(MENTIONED.search(fold(text)))


def read_unit(lines: list[str], printed: PrintedFigures, notes: list[str]) -> None:
    """Take the unit from the lines above a table into `printed`; what only mentions one is told. Raises FileRefusedError."""
    for line in lines:
        refuse_foreign_account(line)
        if unit := unit_in_line(line):
            printed.unit = unit
        elif mentions_unit(line):
            notes.append(f"Phía trên bảng có dòng “{line[:80]}”; số tiền trong bảng vẫn được đọc là đồng.")


def refuse_foreign_account(text: str) -> None:
    """Raises FileRefusedError for a line above a table that calls its account one of foreign money: “Tài khoản: 0071234567 - USD”."""
    folded = fold(text)
    found = FOREIGN.search(folded)
    if found and OF_ACCOUNT.search(folded) and not re.search(r"\bvnd\b|\bdong\b", folded):
        raise FileRefusedError(
            "currency", f"Dòng “{text.strip()[:60]}” ghi tài khoản ngoại tệ: chỉ nhập được sao kê tiền đồng (VND)."
        )


def unit_name(unit: int) -> str:
    """The name of a unit: `1000` → `"nghìn đồng"`."""
    return {1_000: "nghìn đồng", 1_000_000: "triệu đồng", 1_000_000_000: "tỷ đồng"}.get(unit, "đồng")
