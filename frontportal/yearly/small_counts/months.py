"""Months of a year in which so few households or persons were counted that pages and files tell nothing of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from frontportal.sheets.datasets.suppression import suppressed

from ..figures import Figure, registry
from ..record_values import RecordValue
from .content import tells_people
from .hidden import counts_people


def hidden_months(figure: Figure, people: Mapping[int, int]) -> set[int]:
    """Of months with their people those that are not told beside the year."""
    return suppressed(people) if tells_people(figure) else set()


def people_by_month(people: Iterable[RecordValue]) -> dict[int, int]:
    """From what each record counts of them."""
    found: Counter[int] = Counter()
    for each in people:
        if each.month:
            found[each.month] += each.value
    return dict(found)


def told_months(content: dict[str, Any], people: Mapping[int, int] | None = None) -> dict[str, int | None]:
    """A figure's months with None for what is not told. `people`: by month; without them only a figure that counts people itself is known."""
    figure, months = registry.get(content["slug"]), content["by_month"]
    if figure is None or (people is None and not counts_people(figure)):
        return months
    few = hidden_months(figure, {int(month): value for month, value in months.items()} if people is None else people)
    return {month: None if int(month) in few else value for month, value in months.items()}
