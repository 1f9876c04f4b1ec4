"""A figure is a question put to records: which records of a year, and how to add them up.

Everything the portal says about a year comes from these definitions: the value, its breakdowns, the list of
records behind it, the files and the sentences. Pillars register theirs in their own `figures.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Aggregate, BigIntegerField, Case, Count, F, QuerySet, Sum, Value, When
from django.db.models.functions import ExtractMonth

from frontportal.kit.values import money
from frontportal.sheets.datasets.dataset import value_of

from .narrative.approximation import Approximation
from .narrative.clause import Clause

Summary = dict[str, int]  # "value" as the figure measures it (đồng for money), "records" that it rests on

COMMUNE_KINDS = ("commune", "town", "ward")


@dataclass(frozen=True)
class Column:
    """One column of the list of records behind a figure; only these reach the public.

    `value` is a path of attributes ("unit__name") or a function of the record; `kind` is text, day, number or money;
    `meaning` explains it in the dictionary of the data where label and kind don't do. `tells_people`: whether it says, or lets one reckon, how
    many households or persons are behind the record.
    """

    label: str
    value: str | Callable[[Any], Any]
    kind: str = "text"
    meaning: str = ""
    tells_people: bool = False

    def of(self, record: Any) -> Any:
        """The cell of one record."""
        return value_of(record, self.value)


@dataclass(frozen=True)
class Question:
    """Records of a year and how to add them up: year → QuerySet, and the aggregate over it."""

    records: Callable[[int], QuerySet]
    measure: Aggregate = field(default_factory=lambda: Count("pk", distinct=True))

    def value(self, year: int) -> int | None:
        """The exact value; None when there is no record to ask, except that counting nothing gives 0."""
        return self.records(year).order_by().aggregate(value=self.measure)["value"]


@dataclass(frozen=True)
class Derived:
    """What is worked out `of` the rows of one `question` about a year. Called with a year it asks; who asks several things asks the
    questions together.
    """

    question: Callable[[int], QuerySet]
    of: Callable[[list[Any]], Any]

    def __call__(self, year: int) -> Any:
        return self.of(list(self.question(year)))


@dataclass(frozen=True)
class Figure:
    """A published number and the question it answers.

    records: year → QuerySet of the records counted. measure: aggregate over them. place: path from a record to
    its Unit, "" where records happen in none. day: path to its date, for months. whole: of what this is a part ("161 of 170"). plan: where the plan
    value stands; without it the year's Target row is asked. unit_of_measure: "đồng" for money.
    columns: the public list of records; without columns the public sees sums only. fetch: relations the columns need.
    sums: year → QuerySet of stored sums of the records, with `amount`, `entries`, `month` and the same `place`: asked in
    place of the records wherever no single record is.
    short: header of a narrow column under the section's title.
    value_words: the words of a value where number and unit don't do.
    people: path of the field that counts the households or persons behind the value; where they are too few, open data
    leave the value out.
    suppressed: year → keys of the records whose people are not told, where pages tell more sums of them than those by commune.
    clause: how a sentence says it; by label and value without one. detail: year → what records say beside the value.
    is_shown_if_known: left out of a year that has no record, plan or declared value of it, and whose year before has none.
    """

    slug: str
    label: str
    unit_of_measure: str
    section: str
    records: Callable[[int], QuerySet]
    measure: Aggregate = field(default_factory=lambda: Count("pk", distinct=True))
    place: str = "unit"
    day: str = ""
    whole: Question | None = None
    plan: Question | None = None
    approximation: Approximation | None = None
    columns: tuple[Column, ...] = ()
    fetch: tuple[str, ...] = ()
    position: int = 0
    note: str = ""
    short: str = ""
    value_words: Callable[[int], str] | None = None
    people: str = ""
    sums: Callable[[int], QuerySet] | None = None
    clause: Clause | None = None
    detail: Callable[[int], str] | None = None
    suppressed: Callable[[int], set[int]] | None = None
    is_shown_if_known: bool = False

    def value(self, year: int) -> int:
        """The exact value in `unit_of_measure`, 0 when there are no records."""
        return self.summary(year)["value"]

    def summary(self, year: int) -> Summary:
        """`{"value", "records"}` of a year in one query."""
        records, value, count = self.question(year)
        found = records.order_by().aggregate(value=value, found=count)
        return {"value": int(found["value"] or 0), "records": found["found"] or 0}

    def question(self, year: int) -> tuple[QuerySet, Aggregate, Aggregate]:
        """What to ask for a value: the records or their stored sums, the value over them, and how many records they are."""
        if self.sums:
            return self.sums(year), Sum("amount"), Sum("entries")
        return self.records(year), self.measure, Count("pk", distinct=True)

    def by_commune(self, year: int) -> dict[int | None, Summary]:
        """Commune's primary key → `{"value", "records"}`; None holds what belongs to no single commune."""
        return self.grouped(year, commune_of(self.place))

    def by_month(self, year: int) -> dict[int, Summary]:
        """Month 1–12 → `{"value", "records"}`; empty for a figure whose records have no day."""
        return summaries(self.months_question(year)) if self.day else {}

    def months_question(self, year: int) -> QuerySet:
        """For `summaries`, of a figure whose records have a day."""
        return self.groups_question(year, F("month") if self.sums else ExtractMonth(self.day))

    def grouped(self, year: int, expression: Any) -> dict[Any, Summary]:
        """Value of an SQL expression → `{"value", "records"}` of the records that have it, in one query."""
        return summaries(self.groups_question(year, expression))

    def groups_question(self, year: int, expression: Any) -> QuerySet:
        records, value, count = self.question(year)
        groups = records.order_by().annotate(figure_group=expression).values_list("figure_group")
        return groups.annotate(figure_value=value, figure_records=count).exclude(figure_records=0)

    def listed(self, year: int) -> QuerySet:
        """The records behind the value, ready to be shown in `columns`."""
        order = [f"-{self.day}", "-pk"] if self.day else ["pk"]
        found = self.records(year).select_related(*self.fetch).order_by(*order)
        # A sum would add twice what a join repeats: only records that are counted may need it, and it sorts them all.
        return found if isinstance(self.measure, Sum) else found.distinct()

    def exact_text(self, value: int) -> str:
        """The value with nothing rounded away, as plans are written: `"2.800 suất"`, `"1,9 tỷ đồng"`."""
        return replace(self, approximation=None).text(value)

    @property
    def is_summed(self) -> bool:
        """Whether a page of a year can do without the single records: sums are stored, and neither people nor the order of places are asked for."""
        return bool(self.sums) and not self.people and not (self.clause and self.clause.names_places)

    @property
    def is_money(self) -> bool:
        """Whether values are đồng."""
        return self.unit_of_measure == "đồng"

    def text(self, value: int) -> str:
        """The value as a sentence gives it: `"trên 2,4 tỷ đồng"`, `"hơn 3.000 suất"`, `"07 cuộc"`, `"52 căn"`."""
        if self.value_words:
            return self.value_words(value)
        word, rounded = self.approximated(value)
        words = money.short_money(rounded) if self.is_money and word or self.is_round(rounded) else money.dong(rounded)
        if not self.is_money and 0 < rounded < 10:
            words = f"0{rounded}"
        return " ".join(part for part in (word, words, self.unit_of_measure) if part)

    def is_round(self, value: int) -> bool:
        """Whether the short form of an amount says the whole of it: 2,6 tỷ for 2.600.000.000."""
        return self.is_money and value != 0 and money.parse_money(money.short_money(value)) == value

    def approximated(self, value: int) -> tuple[str, int]:
        """(approximation, rounded value): the approximation is empty exactly when nothing was rounded away."""
        if self.approximation is None or value < self.approximation.step:
            return "", value
        rounded = self.approximation.rounded(value)
        return ("" if rounded == value else self.approximation.word), rounded


def summaries(rows: Iterable[tuple[Any, int | None, int]]) -> dict[Any, Summary]:
    """(group, value, records) as group → `{"value", "records"}`."""
    return {group: {"value": int(value or 0), "records": records} for group, value, records in rows}


def commune_of(place: str) -> Case | Value:
    """SQL for the commune of the unit at `place`: an area's parent, a commune itself, NULL above, and where there is no place."""
    if not place:
        return Value(None, BigIntegerField())
    return Case(
        When(**{f"{place}__kind": "area"}, then=F(f"{place}__parent_id")),
        When(**{f"{place}__kind__in": COMMUNE_KINDS}, then=F(f"{place}_id")),
        default=None,
    )


registry: dict[str, Figure] = {}


def register(*figures: Figure) -> None:
    """Called by a room's `figures.py`. A slug can be registered once."""
    for figure in figures:
        if figure.slug in registry:
            raise ValueError(f"figure {figure.slug!r} is registered twice")
        registry[figure.slug] = figure


def all_figures() -> list[Figure]:
    """Every figure in the order of the annual report."""
    return sorted(registry.values(), key=lambda figure: (figure.position, figure.slug))
