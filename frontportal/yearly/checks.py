"""What may be wrong with a year, in sentences. Pure functions over numbers and contents; each is tried by itself."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import permutations

from frontportal.kit.values.money import dong

CHECKS: list[Callable[[dict, date], list[str]]] = []
REGULAR = 9  # months with records from which on a month without any is worth a question
FRACTION_WITH_PERCENT = re.compile(r"(\d+)\s*/\s*(\d+)([^.;/%]{0,60}?)(\d{1,3}(?:,\d+)?)\s*%")


def check(function):
    """Registers a check: (content of a year, today) → sentences."""
    CHECKS.append(function)
    return function


def run(content: dict, today: date) -> list[str]:
    """The sentences of all registered checks."""
    return [sentence for each in CHECKS for sentence in each(content, today)]


def part_of_whole(label: str, part: int, whole: int) -> list[str]:
    """A part can't be more than its whole."""
    return [f"{label}: {dong(part)} lớn hơn tổng thể {dong(whole)}."] if part > whole else []


def sum_of_parts(label: str, parts: Iterable[int], stated: int, *, of: str = "các phần") -> list[str]:
    """Parts must add up to what is stated: years that sum to 671 can't make "661"."""
    total = sum(parts)
    return [f"{label}: {of} cộng lại là {dong(total)}, không phải {dong(stated)}."] if total != stated else []


def percentage(label: str, part: int, whole: int, stated: str) -> list[str]:
    """A percentage must be that of its fraction, to the decimals it is given with (`stated`: `"26,83"`).

    Where digits of the whole were swapped, the sentence names the whole that fits: "11/14 … 26,83 %" is 11/41.
    """
    if not whole:
        return [f"{label}: không chia được cho 0."]
    decimals = len(stated.partition(",")[2])

    def of(number: int) -> str:
        return f"{100 * part / number:.{decimals}f}".replace(".", ",")

    if of(whole) == stated:
        return []
    swapped = {int("".join(digits)) for digits in permutations(str(whole)[:6])} - {0, whole}
    meant = sorted(other for other in swapped if of(other) == stated)
    hint = f" Có lẽ là {part}/{meant[0]}." if meant else ""
    return [f"{label}: {part}/{whole} là {of(whole)} %, không phải {stated} %.{hint}"]


def percentages_in(text: str, label: str) -> list[str]:
    """Every fraction in a text that a percentage follows in the same sentence is held against it."""
    return [
        sentence
        for part, whole, _, stated in FRACTION_WITH_PERCENT.findall(text)
        for sentence in percentage(label, int(part), int(whole), stated)
    ]


@check
def wholes(content: dict, today: date) -> list[str]:
    return [
        sentence
        for figure in content["figures"]
        if figure["whole"] is not None and figure["value"] is not None
        for sentence in part_of_whole(figure["label"], figure["value"], figure["whole"])
    ]


@check
def communes(content: dict, today: date) -> list[str]:
    """Communes, and what lies above them, add up to the value."""
    return [
        sentence
        for figure in content["figures"]
        if figure["adds_up"] and None not in (parts := places_of(figure)) and figure["value"] is not None
        for sentence in sum_of_parts(figure["label"], parts, figure["value"], of="các xã, thị trấn")
    ]


def places_of(figure: dict) -> list[int | None]:
    """None for what is not told: the sum of such parts is checked before they are hidden (`content.disagreements`)."""
    return [figure["above_communes"], *(row["value"] for row in figure["by_commune"])]


@check
def months(content: dict, today: date) -> list[str]:
    """Months add up to the value, which they do not where a record lacks its day."""
    return [
        f"{sentence} Có hồ sơ chưa ghi ngày."
        for figure in content["figures"]
        if figure["by_month"] and figure["adds_up"] and None not in figure["by_month"].values()
        for sentence in sum_of_parts(figure["label"], figure["by_month"].values(), figure["value"], of="các tháng")
    ]


@check
def silent_months(content: dict, today: date) -> list[str]:
    """A figure that goes through the year should not miss a month that has passed."""
    past = range(1, 13) if content["year"] < today.year else range(1, today.month)
    found = []
    for figure in content["figures"]:
        missing = [month for month in past if str(month) not in figure["by_month"]]
        if missing and len(figure["by_month"]) >= REGULAR:
            found.append(f"{figure['label']}: không có hồ sơ trong tháng {', '.join(map(str, missing))}.")
    return found


@check
def plans_without_records(content: dict, today: date) -> list[str]:
    return [
        f"{figure['label']}: có kế hoạch {dong(figure['plan'])} nhưng chưa có hồ sơ nào."
        for figure in content["figures"]
        if figure["plan"] and not figure["records"]
    ]


@check
def declared_otherwise(content: dict, today: date) -> list[str]:
    return [
        f"{figure['label']}: khai báo {dong(figure['declared']['value'])} ({figure['declared']['source']}), "
        f"tính từ hồ sơ {dong(figure['value'])}."
        for figure in content["figures"]
        if figure["declared"] and figure["records"] and figure["value"] not in (None, figure["declared"]["value"])
    ]


@check
def unfinished_year(content: dict, today: date) -> list[str]:
    return [f"Năm {content['year']} chưa kết thúc."] if content["year"] >= today.year else []
