"""What the three papers share: office, lines, who signs."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone

from frontportal.committee.letterhead import issuing_office
from frontportal.kit.values.days import day_in_words
from frontportal.kit.values.text import fold
from frontportal.paper_layouts.in_use import set_paper
from frontportal.reports.papers.signed_paper import as_word
from welfare.assistance.models.house import House

LAYOUT = Path(__file__).parent / "paper.typ"
BLANK = "…" * 22  # to be filled in by hand
COPIES = "Biên bản lập thành 02 bản có nội dung như nhau, mỗi bên giữ 01 bản."


@dataclass(frozen=True)
class HousePaper:
    """What one paper of a house says, for PDF and Word alike. `on` is the paper's day; without one its place is left open."""

    house: House
    heading: str
    facts: list[tuple[str, str]]
    signers: list[str]
    on: date | None
    closing: str = COPIES

    @property
    def at(self) -> datetime:
        """What the file's own date is: the same for the same house, whenever it is made."""
        day = self.on or timezone.localtime(self.house.created_at).date()
        return timezone.make_aware(datetime.combine(day, time()))

    @property
    def data(self) -> dict[str, Any]:
        day = day_in_words(self.on) if self.on else "ngày …… tháng …… năm ………"
        return {
            "title": f"{self.heading} – {self.house.code.upper()}", "heading": self.heading.upper(),
            "office": office(self.at.date()), "number": "Số:", "day": day,
            "facts": [[label, words or BLANK] for label, words in self.facts], "signers": self.signers,
            "closing": self.closing,
        }  # fmt: skip

    def as_word(self) -> bytes:
        """The same words, to be finished in Word."""
        return as_word(self.data, at=self.at, is_numbered=True)

    def as_pdf(self) -> bytes:
        """A4; the same bytes for the same house. Raises InvalidPaper with a sentence."""
        return set_paper(LAYOUT, self.data, at=self.at)


def office(on: date) -> dict[str, str]:
    return issuing_office(on)


def whose(house: House) -> list[tuple[str, str]]:
    """The lines about the household; what is not on record is left to be written."""
    household = house.household
    return [
        ("Chủ hộ", household.head if household else ""),
        ("Năm sinh", str(household.birth_year or "") if household else ""),
        ("Số căn cước, ngày cấp, nơi cấp", ""),
        ("Địa chỉ", address_of(household.address if household else "", str(house.unit))),
        ("Thuộc diện", household.get_group_display() if household else ""),
    ]


def address_of(written: str, unit: str) -> str:
    """What was written, and of the unit's name the parts that it does not end with: "Số 3, thôn Hai" and "Thôn Hai, xã Ba" are
    "Số 3, thôn Hai, xã Ba"."""
    own, parts = [part.strip() for part in written.split(",") if part.strip()], unit.split(", ")
    folded = [fold(part) for part in own]
    known = next((n for n in range(len(parts), 0, -1) if folded[-n:] == [fold(part) for part in parts[:n]]), 0)
    return ", ".join([*own, *parts[known:]])
