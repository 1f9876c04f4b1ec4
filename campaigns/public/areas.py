"""The residential areas of a year, commune by commune, for the public page of the year."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from campaigns.models.recognition import Recognition
from campaigns.models.titles import Title
from campaigns.models.unity_day import UnityDay
from frontportal.kit.values.money import dong
from frontportal.places.models import Unit
from frontportal.yearly.figures import Figure, registry
from frontportal.yearly.models.summary import YearSummary

COUNTS = ("areas", "exemplary", "model", "complete", "meals", "attended")
MOST_COMMUNES, MOST_AREAS = 200, 500  # by name on one page; the open data hold them all
HEADERS = ("Khu dân cư", "Tiêu biểu", "Kiểu mẫu", "Đủ lễ và hội", "Bữa cơm", "Lượt người")


@dataclass
class CommuneTable:
    """`rows`: (commune, its numbers in the order of COUNTS); `total`: the numbers of all together."""

    rows: list[tuple[Unit, tuple[int, ...]]] = field(default_factory=list)

    @property
    def total(self) -> dict[str, int]:
        return {name: sum(numbers[position] for _, numbers in self.rows) for position, name in enumerate(COUNTS)}

    @property
    def headers(self) -> list[dict]:
        return [{"label": "Xã, thị trấn"}, *({"label": header, "numeric": True} for header in HEADERS)]

    @property
    def lines(self) -> list[list[dict]]:
        """Rows as the house's table part takes them; of very many communes the first, and what the others add up to."""
        shown, rest = self.rows[:MOST_COMMUNES], self.rows[MOST_COMMUNES:]
        lines = [line({"text": unit.name, "url": unit.get_absolute_url()}, numbers) for unit, numbers in shown]
        others = [sum(each) for each in zip(*(numbers for _, numbers in rest), strict=True)]
        return [*lines, line({"text": f"{dong(len(rest))} đơn vị khác"}, others)] if rest else lines

    @property
    def total_line(self) -> list[dict]:
        return line({"text": "Toàn địa bàn"}, self.total.values())


def line(header: dict, numbers) -> list[dict]:
    return [header, *({"text": dong(number), "sort": number, "numeric": True} for number in numbers)]


def years_on_record() -> list[int]:
    """Years with recognitions or unity days, newest first."""
    recognised = Recognition.objects.shown().order_by().values_list("year")
    return sorted((year for (year,) in recognised.union(UnityDay.objects.order_by().values_list("year"))), reverse=True)


def commune_table(year: int) -> CommuneTable:
    """The communes that had areas on 18 November of a year, with what these achieved. Three queries."""
    day = date(year, 11, 18)
    communes = list(Unit.objects.communes().served().on(day).with_area_count(day).alphabetical())
    recognised = {row["unit__parent"]: row for row in Recognition.objects.in_year(year).by_commune()}
    unity = {row["unit__parent"]: row for row in UnityDay.objects.in_year(year).by_commune()}
    rows = []
    for unit in communes:
        found = {"areas": unit.area_count} | recognised.get(unit.pk, {}) | unity.get(unit.pk, {})
        rows.append((unit, tuple(found.get(name) or 0 for name in COUNTS)))
    return CommuneTable(rows)


@dataclass
class RecognisedAreas:
    """The areas recognised with one title in a year, by commune and name."""

    title: str
    records: list[Recognition]

    @property
    def standing(self) -> int:
        return sum(not record.is_withdrawn for record in self.records)

    @property
    def shown(self) -> list[Recognition]:
        return self.records[:MOST_AREAS]

    @property
    def left_out(self) -> int:
        return len(self.records) - len(self.shown)

    @property
    def only_decision(self) -> Recognition | None:
        """One of the records, when a single decision recognised them all."""
        decisions = {(record.decision_number, record.decision_date) for record in self.records}
        return self.records[0] if len(decisions) == 1 else None


def recognised_by_title(year: int) -> list[RecognisedAreas]:
    """The higher title first; a title that no area has is left out. Withdrawn ones stand there, and say so."""
    found = list(Recognition.objects.shown().in_year(year).select_related("unit__parent").by_place())
    titles = [
        (title, [record for record in found if record.title == title]) for title in (Title.MODEL, Title.EXEMPLARY)
    ]
    return [RecognisedAreas(title.label, records) for title, records in titles if records]


def large_figures(year: int, table: CommuneTable) -> list[dict]:
    """The year's figures as the house's figure part takes them; once the year is public, each opens its records."""
    total, public = table.total, YearSummary.objects.published().filter(year=year).exists()
    shown = [
        ("areas-district", "exemplary", ""), ("areas-province", "model", ""),
        ("unity-areas", "complete", f"/{total['areas']}"), ("unity-meals", "meals", ""), ("unity-attendance", "attended", ""),
    ]  # fmt: skip
    return [
        large_figure(registry[slug], total[name], whole, reverse("yearly:figure", args=[year, slug]) if public else "")
        for slug, name, whole in shown
        if total[name]
    ]


def large_figure(figure: Figure, value: int, whole: str, url: str) -> dict:
    approximation, rounded = figure.approximated(value)
    return {
        "url": url, "approximation": approximation, "number": dong(rounded), "of": whole, "unit": figure.unit_of_measure, "label": figure.label,
    }  # fmt: skip
