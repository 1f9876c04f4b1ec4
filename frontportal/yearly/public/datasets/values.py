"""The values of all published years: of the newest edition, of the records where a year was never frozen."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from frontportal.places.models import Unit
from frontportal.sheets.datasets.suppression import is_small
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.figures import registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.small_counts.hidden import ABOVE, Hidden, People, counts_people, hidden_values, people_behind

OF_RECORDS, DECLARED, NOTHING, TOO_FEW = "Theo hồ sơ", "Khai báo", "Chưa có hồ sơ", "Không nêu vì dưới 5"
NATURES = (OF_RECORDS, DECLARED, NOTHING, TOO_FEW)


class YearValue(NamedTuple):
    """A figure over all. `value` and `text` are None where nothing is known or too few people are counted."""

    year: int
    edition: int | None
    figure: dict[str, Any]
    value: int | None
    text: str | None
    whole: int | None
    nature: str


class CommuneValue(NamedTuple):
    """A figure in one commune; `value` is None where too few people are counted."""

    year: int
    slug: str
    code: str
    name: str
    value: int | None


def year_values() -> Iterator[YearValue]:
    hide = Suppression()
    for year, edition, content in published():
        for figure in content["figures"]:
            value, nature = known(figure)
            if hide.of(figure, year).total or counts_people(registry[figure["slug"]]) and is_small(value):
                yield YearValue(year, edition, figure, None, None, None, TOO_FEW)
            else:
                text = figure["text"] if nature == OF_RECORDS else None
                yield YearValue(year, edition, figure, value, text, figure["whole"], nature)


def commune_values() -> Iterator[CommuneValue]:
    hide = Suppression()
    for year, _, content in published():
        for figure in content["figures"]:
            hidden = hide.of(figure, year).communes
            for (code, name), value in communes_of(figure).items():
                yield CommuneValue(year, figure["slug"], code, name, None if code in hidden else value)


def published() -> Iterator[tuple[int, int | None, dict[str, Any]]]:
    """(year, number of the edition or None, content), oldest year first; one content in memory."""
    for year in sorted(YearSummary.objects.years()):
        edition = Edition.objects.latest_of(year)
        is_frozen = edition is not None and edition.is_intact
        content = edition.data if is_frozen else year_content(year)
        figures = [figure for figure in content["figures"] if figure["slug"] in registry]
        yield year, edition.number if is_frozen else None, content | {"figures": figures}


def known(figure: dict[str, Any]) -> tuple[int | None, str]:
    """The value and where it comes from; what has no records and no declared value is not 0."""
    if figure["records"]:
        return figure["value"], OF_RECORDS
    declared = figure["declared"]
    return (declared["value"], DECLARED) if declared else (None, NOTHING)


class Suppression:
    """What of published values is not shown; the people behind all of them are asked for once."""

    def __init__(self) -> None:
        self.people: People = people_behind(registry.values(), YearSummary.objects.years())
        self.codes = dict(Unit.objects.communes().values_list("pk", "code"))

    def of(self, figure: dict[str, Any], year: int) -> Hidden:
        shown: Counter[str] = Counter()
        for (code, _), value in communes_of(figure).items():
            shown[code] += value or 0
        return hidden_values(registry[figure["slug"]], year, shown, self.people, self.codes)


def communes_of(figure: dict[str, Any]) -> dict[tuple[str, str], int | None]:
    """(code, name) → value of all that have one, None where it is not told; two lives under one code and name are one."""
    found: dict[tuple[str, str], int | None] = {}
    for row in figure["by_commune"]:
        place = row["code"], row["name"]
        both = found.get(place, 0), row["value"]
        found[place] = together(figure, [value for value in both if value is not None]) if None not in both else None
    above = figure["above_communes"]
    return found if above == 0 else found | {(ABOVE, "Cấp trên xã"): above}


def together(figure: dict[str, Any], values: list[int]) -> int:
    return sum(values) if figure["adds_up"] else max(values)
