"""The marks by which minutes tell one item from the next: numbers, letters, Roman numbers, dashes. Pure."""

import re
from collections.abc import Iterable

ARABIC = re.compile(
    r"(?:(?:ý kiến|kiến nghị|câu hỏi|câu)\s+(?:thứ\s+|số\s+)?)?"
    r"(?:\((\d{1,3})\)\s*[.:]?|(\d{1,3})\s*(?:[.):/]|[-–](?=\s))(?!\d))\s*",
    re.IGNORECASE,
)
ROMAN = re.compile(r"(?:\(([IVX]{1,5})\)\s*[.:]?|([IVX]{1,5})\s*(?:[.):/]|[-–](?=\s)))\s*(?=\S)")
SMALL = re.compile(r"(?:\(([a-zđ])\)\s*[.:]?|([a-zđ])\s*[.)])\s*(?=\S)")
CAPITAL = re.compile(r"(?:\(([A-ZĐ])\)\s*[.:]?|([A-ZĐ])\s*[.)])\s+(?=\S)")
DASH = re.compile(r"[-–—+*•·▪●○◦\uf0b7\uf02d]\s+")
WITHIN = re.compile(r"\d{1,3}(?:\.\d{1,2})+[.)]?\s+\S")  # 1.1., 1.2.: parts of an item
ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
GAP = 5  # numbers that may be missing between two items of one list


def arabic(written: str) -> int:
    return int(written)


def roman(written: str) -> int:
    """0 for what is none, or more than 15."""
    return ROMANS.index(written) if written in ROMANS else 0


def letter(written: str) -> int:
    """1 for a or A; f, j and w may be left out, as Vietnamese lists do."""
    return ALPHABET.index(written.lower()) + 1


KINDS = {"arabic": (ARABIC, arabic), "roman": (ROMAN, roman), "small": (SMALL, letter), "capital": (CAPITAL, letter)}


class Counter:
    """Follows the numbers of one kind through the lines, so that a mark which is none stays part of its words."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.pattern, self.value_of = KINDS[kind]
        self.last: int | None = None

    def end(self, line: str) -> int:
        """Where the words of a line begin that opens the next item; 0 where it opens none."""
        found = self.pattern.match(line)
        number = self.value_of(found[1] or found[2]) if found else 0
        if not found or not self.follows(number):
            return 0
        self.last = number
        return found.end()

    def follows(self, number: int) -> bool:
        """A list begins with 1, one of numbers also where it was cut; a number within a broken line seldom follows."""
        if number == 1:
            return True
        if self.last is None:
            return self.kind == "arabic"
        return self.last < number <= self.last + GAP


def first_kind(lines: Iterable[str]) -> str:
    """The kind of mark that numbers the items of a list: the first of KINDS that it has; "" for none."""
    lines = list(lines)
    return next((kind for kind in KINDS if any(map(Counter(kind).end, lines))), "")
