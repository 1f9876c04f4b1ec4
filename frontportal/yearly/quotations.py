"""Figures quoted in texts of other rooms, held against the records. Pure.

A room tells what it quotes in its own `quotations.py`: `def quoted(year) -> list[Quotation]`.
"""

import re
from dataclasses import dataclass

from frontportal.kit.values.money import dong, parse_money

from .checks import percentages_in

HEDGES = {"khoảng hơn": "above", "trên": "above", "hơn": "above", "gần": "below", "khoảng": "about"}
NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"
BILLION = 10**9


@dataclass(frozen=True)
class Quotation:
    """`text` says a figure of the year, or many; with `slug` it is about that figure alone."""

    text: str
    source: str
    url: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Claim:
    """A number as a text says it. `step` is the place of its last digit that counts: 1.000 of "3.000", 100 triệu of "2,4 tỷ"."""

    said: str
    number: int
    step: int
    hedge: str = ""
    whole: int | None = None

    def fits(self, value: int, whole: int | None = None) -> bool:
        """Whether the claim is true of a value; a hedge allows less than one step."""
        if self.whole is not None and whole != self.whole:
            return False
        low, high = {
            "above": (self.number, self.number + self.step - 1),
            "below": (self.number - self.step + 1, self.number),
            "about": (self.number - self.step + 1, self.number + self.step - 1),
        }.get(self.hedge, (self.number, self.number))
        return low <= value <= high


def claims(text: str, unit: str) -> list[Claim]:
    """The numbers in a text that stand before a unit of measure: "hơn 3.000 suất", "161/170 khu dân cư", "trên 2,4 tỷ đồng"."""
    scale = r"(?:\s*(?:tỷ|triệu|nghìn))?" if unit == "đồng" else ""
    pattern = rf"(?:\b({'|'.join(HEDGES)})\s+)?(?<![\d.,/])({NUMBER}{scale})(?:/({NUMBER}))?\s+{re.escape(unit)}\b"
    return [claim_of(*found.group(0, 1, 2, 3)) for found in re.finditer(pattern, text, re.IGNORECASE)]


def claim_of(said: str, hedge: str | None, number: str, whole: str | None) -> Claim:
    value = parse_money(number)
    step = 10 ** (len(str(value)) - len(str(value).rstrip("0"))) if value else 1
    return Claim(said, value, step, HEDGES.get((hedge or "").lower(), ""), parse_money(whole) if whole else None)


def contradictions(quotation: Quotation, content: dict) -> list[str]:
    """Sentences for every claim that no figure of its unit bears out, and for percentages that don't match."""
    figures = [each for each in content["figures"] if quotation.slug in ("", each["slug"])]
    found = percentages_in(quotation.text, quotation.source)
    for unit in dict.fromkeys(figure["unit_of_measure"] for figure in figures):
        measured = [figure for figure in figures if figure["unit_of_measure"] == unit]
        for claim in claims(quotation.text, unit):
            if not is_total(claim, unit, quotation) or any(borne_out(claim, figure) for figure in measured):
                continue
            found.append(sentence(quotation, claim, measured))
    return found


def is_total(claim: Claim, unit: str, quotation: Quotation) -> bool:
    """A running text names small amounts of all kinds; only large ones can be meant as totals of the year."""
    return bool(quotation.slug) or unit != "đồng" or claim.number >= BILLION


def borne_out(claim: Claim, figure: dict) -> bool:
    whole = figure["whole"] if claim.whole is not None else None
    return claim.fits(figure["value"], whole) or (figure["plan"] is not None and claim.fits(figure["plan"]))


def sentence(quotation: Quotation, claim: Claim, measured: list[dict]) -> str:
    known = "; ".join(f"{figure['label']} {dong(figure['value'])}" for figure in measured)
    return f"{quotation.source} viết “{claim.said}”, không khớp chỉ tiêu nào của năm ({known})."
