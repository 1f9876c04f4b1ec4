"""Numbers as texts say them: "hơn 3.000 suất", "161/170 khu dân cư", "trên 2,4 tỷ đồng". Pure."""

import re
from dataclasses import dataclass

from frontportal.kit.values.money import parse_money

APPROXIMATIONS = {"khoảng hơn": "above", "trên": "above", "hơn": "above", "gần": "below", "khoảng": "about"}
NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"
BILLION = 10**9


@dataclass(frozen=True)
class Claim:
    """A number as a text says it. `step` is the place of its last digit that counts: 1.000 of "3.000", 100 triệu of "2,4 tỷ"."""

    words: str
    number: int
    step: int
    approximation: str = ""
    whole: int | None = None

    def fits(self, value: int, whole: int | None = None) -> bool:
        """Whether the claim is true of a value; a approximation allows less than one step."""
        if self.whole is not None and whole != self.whole:
            return False
        low, high = {
            "above": (self.number, self.number + self.step - 1),
            "below": (self.number - self.step + 1, self.number),
            "about": (self.number - self.step + 1, self.number + self.step - 1),
        }.get(self.approximation, (self.number, self.number))
        return low <= value <= high


def claims(text: str, unit: str) -> list[Claim]:
    """The numbers in a text that stand before a unit of measure: "hơn 3.000 suất", "161/170 khu dân cư", "trên 2,4 tỷ đồng"."""
    scale = r"(?:\s*(?:tỷ|triệu|nghìn))?" if unit == "đồng" else ""
    pattern = (
        rf"(?:\b({'|'.join(APPROXIMATIONS)})\s+)?(?<![\d.,/])({NUMBER}{scale})(?:/({NUMBER}))?\s+{re.escape(unit)}\b"
    )
    return [claim_of(*found.group(0, 1, 2, 3)) for found in re.finditer(pattern, text, re.IGNORECASE)]


def claim_of(words: str, approximation: str | None, number: str, whole: str | None) -> Claim:
    value = parse_money(number)
    step = 10 ** (len(str(value)) - len(str(value).rstrip("0"))) if value else 1
    return Claim(
        words, value, step, APPROXIMATIONS.get((approximation or "").lower(), ""), parse_money(whole) if whole else None
    )
