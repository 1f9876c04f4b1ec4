"""The list of a round as it is signed: A4 across, a list for each commune, the total in figures and in words."""

from datetime import datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils import timezone

from frontportal.committee.letterhead import issuing_office
from frontportal.kit.values.days import day_in_words
from frontportal.kit.values.money import dong, in_words
from frontportal.paper.setting import InvalidPaper
from frontportal.paper_layouts.in_use import set_paper
from welfare.assistance.models.gift import GiftRound

LAYOUT = Path(__file__).parent / "signing_sheet.typ"
HEADERS = [
    "TT", "Họ và tên", "Năm sinh", "Nơi ở", "Đối tượng", "Nguồn", "Số suất", "Mức một suất (đồng)", "Số tiền (đồng)",
    "Ký nhận", "Ghi chú",
]  # fmt: skip


def signing_sheet(the_round: GiftRound, recipients: Any) -> bytes:
    """The same bytes for the same list. Raises InvalidPaper with a sentence, also where nobody is in the list."""
    found = list(recipients.by_place().select_related("gift__unit__parent", "gift__round", "household__unit"))
    if not found:
        raise InvalidPaper("Đợt này chưa có người nhận nào trong danh sách. Hãy ghi danh sách nhận quà trước.")
    on = the_round.date
    data = {
        "title": f"Danh sách nhận quà: {the_round.name}", "heading": f"DANH SÁCH NHẬN QUÀ\n{the_round.name}",
        "office": issuing_office(on), "number": "Số:", "day": day_in_words(on),
        "headers": HEADERS, "lists": [list_of(str(unit), list(lines)) for unit, lines in groupby(found, lambda each: each.gift.unit)],
    }  # fmt: skip
    return set_paper(LAYOUT, data, at=timezone.make_aware(datetime.combine(on, time())))


def list_of(place: str, lines: list[Any]) -> dict[str, Any]:
    """One commune's list."""
    packages, amount = sum(line.packages for line in lines), sum(line.amount for line in lines)
    unnamed = sum(gift.packages for gift in {line.gift for line in lines}) - packages
    rows = [row_of(number, line) for number, line in enumerate(lines, 1)]
    return {
        "place": place,
        "rows": rows,
        "total": ["", "Tổng", "", "", "", "", dong(packages), "", dong(amount), "", ""],
        "words": f"Tổng số tiền bằng chữ: {in_words(amount)}.",
        "unnamed": f"Còn {dong(unnamed)} suất chưa ghi người nhận." if unnamed else "",
    }


def row_of(number: int, line: Any) -> list[str]:
    """A household whose data were erased leaves its place in the list."""
    household = line.household
    return [
        str(number),
        household.head if household else "(đã xoá)",
        str(household.birth_year or "") if household else "",
        household.unit.name if household else "",
        line.gift.get_group_display(),
        line.gift.round.get_paid_from_display(),
        dong(line.packages),
        dong(line.gift.unit_value),
        dong(line.amount),
        "",
        "",
    ]
