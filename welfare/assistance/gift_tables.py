"""Gifts and livelihoods as public tables: what rests on too few households is not told (suppressed.py)."""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable
from typing import Any

from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import header, money, text
from frontportal.kit.web.tags import day
from frontportal.sheets.datasets.suppression import NOTE, SUPPRESSED

from .models.gift import Gift, GiftRound
from .models.livelihood import Livelihood
from .suppressed import SuppressedGifts, suppressed_gifts, suppressed_livelihood_keys


def count_cell(number: int, is_told: bool) -> dict[str, Any]:
    """A cell with the number, or with the words in its place."""
    return money(number) if is_told else {"text": SUPPRESSED, "numeric": True}


def year_tables(found: list[Gift], year: int) -> dict[str, Any]:
    """One year's gifts by round, by commune, by whom they were for; `found` is ordered by rounds."""
    untold = suppressed_gifts(year)
    packages, value = sum(gift.packages for gift in found), sum(gift.value for gift in found)
    by_place = sorted(found, key=lambda gift: place_of(gift).sort_name)
    return {
        "packages": packages,
        "value": value,
        "rounds": sums("Đợt quà", found, lambda gift: gift.round, untold.rounds),
        "groups": sums("Đối tượng", found, lambda gift: Gift.Group(gift.group), untold.groups),
        "untold_note": NOTE if untold.cells else "",
        "places": sums("Xã, thị trấn", by_place, place_of, untold.communes),
    }


def place_of(gift: Gift):
    return gift.unit.commune or gift.unit


def sums(label: str, gifts: list[Gift], key: Callable[[Gift], Any], hidden: Container[Hashable]) -> dict[str, Any]:
    parts: dict[Any, list[int]] = defaultdict(lambda: [0, 0])
    for gift in gifts:
        parts[key(gift)][0] += gift.packages
        parts[key(gift)][1] += gift.value
    rows = [
        [name_of(each), *(count_cell(number, name_in_sums(each) not in hidden) for number in pair)]
        for each, pair in parts.items()
    ]
    total = [text("Cộng"), *(money(sum(pair[place] for pair in parts.values())) for place in (0, 1))]
    return {"columns": header(label, "Suất#", "Đồng#"), "rows": rows, "total": total}


def name_of(each: Any) -> dict[str, Any]:
    if isinstance(each, GiftRound):
        return text(f"{each}, {day(each.date)}", each.get_absolute_url())
    return text(each.label if isinstance(each, Gift.Group) else each)


def name_in_sums(each: Any) -> Hashable:
    """As suppressed.py names it: a round or commune by its key, what lies above communes None, a group by its value."""
    if isinstance(each, Gift.Group):
        return each.value
    return each.pk if isinstance(each, GiftRound) or each.commune else None


def round_table(gifts: list[Gift], untold: SuppressedGifts) -> dict[str, Any]:
    """A round's gifts, each with what one package was worth."""
    rows = [
        [
            text(place_of(gift)),
            text(gift.get_group_display()),
            count_cell(gift.packages, gift.pk not in untold.gifts),
            money(gift.unit_value),
            count_cell(gift.value, gift.pk not in untold.gifts),
        ]
        for gift in gifts
    ]
    is_told = not any(gift.round_id in untold.rounds for gift in gifts)
    packages, value = (
        count_cell(sum(getattr(gift, name) for gift in gifts), is_told) for name in ("packages", "value")
    )
    columns = header("Xã, thị trấn", "Đối tượng", "Suất#", "Một suất (đồng)#", "Đồng#")
    total = [text("Cộng"), {"text": ""}, packages, {"text": ""}, value]
    note = NOTE if any(gift.pk in untold.gifts for gift in gifts) else ""
    return {"columns": columns, "rows": rows, "total": total, "note": note}


def round_sum(gifts: list[Gift], untold: SuppressedGifts, name: str) -> str:
    """How many `packages` a round had, or their `value`, as a page says it."""
    if any(gift.round_id in untold.rounds for gift in gifts):
        return SUPPRESSED
    return dong(sum(getattr(gift, name) for gift in gifts))


def households(record: Livelihood) -> str:
    """As a page of one livelihood says it."""
    return SUPPRESSED if record.pk in suppressed_livelihood_keys(record.year) else dong(record.households)


def households_cell(record: Livelihood, untold: Container[int]) -> dict[str, Any]:
    return count_cell(record.households or 0, record.pk not in untold)
