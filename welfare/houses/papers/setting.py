"""What the three papers share: office, lines, who signs."""

from datetime import date, datetime, time
from pathlib import Path

from django.utils import timezone

from frontportal.committee.letterhead import issuing_office
from frontportal.kit.values.days import day_in_words
from frontportal.paper_layouts.in_use import set_paper
from welfare.assistance.models.house import House

LAYOUT = Path(__file__).parent / "paper.typ"
BLANK = "…" * 22  # to be filled in by hand
COPIES = "Biên bản lập thành 02 bản có nội dung như nhau, mỗi bên giữ 01 bản."


def set_house_paper(
    house: House,
    heading: str,
    facts: list[tuple[str, str]],
    signers: list[str],
    *,
    on: date | None,
    closing: str = COPIES,
) -> bytes:
    """A4; the same bytes for the same house. `on` is the paper's day; without one its place is left open.

    Raises InvalidPaper with a sentence.
    """
    at = on or timezone.localtime(house.created_at).date()
    data = {
        "title": f"{heading} – {house.code.upper()}", "heading": heading.upper(), "office": office(at),
        "number": "Số:", "day": day_in_words(on) if on else "ngày …… tháng …… năm ………",
        "facts": [[label, words or BLANK] for label, words in facts], "signers": signers, "closing": closing,
    }  # fmt: skip
    return set_paper(LAYOUT, data, at=timezone.make_aware(datetime.combine(at, time())))


def office(on: date) -> dict[str, str]:
    return issuing_office(on)


def whose(house: House) -> list[tuple[str, str]]:
    """The lines about the household; what is not on record is left to be written."""
    household = house.household
    return [
        ("Chủ hộ", household.head if household else ""),
        ("Năm sinh", str(household.birth_year or "") if household else ""),
        ("Số căn cước, ngày cấp, nơi cấp", ""),
        ("Địa chỉ", ", ".join(filter(None, (household.address if household else "", str(house.unit))))),
        ("Thuộc diện", household.get_group_display() if household else ""),
    ]
