"""A year's content without the numbers that are too small to be shown: what editions keep and files give away."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Sum

from frontportal.places.models import Unit
from frontportal.sheets.datasets.suppression import SUPPRESSED, parts_shown

from ..figures import Figure, registry
from ..record_values import RecordValue, grouped
from .hidden import ABOVE, Hidden, hidden_values
from .records import hidden_records, people_by_record
from .year_facts import NO_FACTS, YearFacts


def without_small_counts(content: dict[str, Any], known: YearFacts = NO_FACTS) -> dict[str, Any]:
    """The content with None for values of communes, of months and of single records that rest on too few households or persons or would
    lead to one that does; a total that small is None itself, with its months. People are counted as the records are now; four
    queries at most, none where all is `known`."""
    year = content["year"]
    figures = [registry[each["slug"]] for each in content["figures"] if each["slug"] in registry]
    people = people_by_record(figures, year) if known.people is None else known.people
    keys = {each.commune for found in people.values() for each in found if each.commune}
    asked = {figure.suppressed for figure in figures if figure.suppressed and people.get(figure.slug)}
    suppressed = {
        question: known.answer(question, year) for question in asked
    }  # once, though several figures ask the same
    codes = {key: known.units[key].code for key in keys if key in known.units}
    if missing := keys - codes.keys():
        codes |= dict(Unit.objects.filter(pk__in=missing).values_list("pk", "code"))
    return content | {
        "figures": [
            figure_without_small_counts(each, year, people[each["slug"]], codes, suppressed)
            if each["slug"] in people
            else each
            for each in content["figures"]
        ]
    }


def figure_without_small_counts(
    content: dict,
    year: int,
    people: list[RecordValue],
    codes: Mapping[int, str],
    suppressed: Mapping[Any, set[int]],
) -> dict:
    figure = registry[content["slug"]]
    hidden = hidden_of(content, figure, year, people, codes)
    closed = suppressed.get(figure.suppressed) if figure.suppressed else hidden_records(people)
    records = closed if closed and tells_people(figure) else set()
    places = [row | {"value": None if hidden.has(row["code"]) else row["value"]} for row in content["by_commune"]]
    months = content["by_month"]
    if tells_people(figure):
        months = parts_shown(months, grouped(figure, people, "month"))
    closed_total = {"value": None, "text": SUPPRESSED, "sentence": SUPPRESSED, "by_month": {}, "detail": ""}
    return (
        content
        | (closed_total if hidden.total else {"by_month": months})
        | {
            "by_commune": places,
            "above_communes": None if hidden.has(ABOVE) and content["above_communes"] else content["above_communes"],
            "records": [[key, None if key in records or hidden.total else value] for key, value in content["records"]],
        }
        | ({"records": []} if hidden.total and not figure.columns else {})  # each is one of the few
    )


def hidden_of(
    content: dict, figure: Figure, year: int, people: Iterable[RecordValue], codes: Mapping[int, str]
) -> Hidden:
    shown: Counter[str] = Counter()
    for row in content["by_commune"]:
        shown[row["code"]] += row["value"] or 0
    if content["above_communes"]:
        shown[ABOVE] = content["above_communes"]
    counted: Counter[int | None] = Counter()
    for each in people:
        counted[each.commune] += each.value
    return hidden_values(figure, year, shown, {(figure.slug, year): dict(counted)}, codes)


def tells_people(figure: Figure) -> bool:
    """Whether what a record adds is its number of people, or lets one reckon it; a record counted as one doesn't."""
    return bool(figure.people) and isinstance(figure.measure, Sum)
