"""Questions about units and about the records that happened in them."""

from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from frontportal.kit.records.querysets import PublishableQuerySet, RecordQuerySet

# Looked up one after the other in an index: read from every row, the years of 100,000 records took longer than the page around them.
YEARS = """
SELECT year FROM generate_series((SELECT {first} FROM {records}), (SELECT {last} FROM {records})) AS years (year)
WHERE EXISTS (SELECT 1 FROM {records} WHERE {within})
ORDER BY 1
"""
OF_DAY = {
    "first": "extract(year FROM min(found))::int",
    "last": "extract(year FROM max(found))::int",
    "within": "found >= make_date(year, 1, 1) AND found < make_date(year + 1, 1, 1)",
}
OF_YEAR = {"first": "min(found)::int", "last": "max(found)::int", "within": "found = year"}
LEVELS = 4  # province, district, commune, area: how far a parent can be


def descends_from(unit, path: str = "") -> Q:
    """The condition that the unit at `path` is `unit` or lies below it."""
    query, step = Q(), path
    for _ in range(LEVELS):
        query |= Q(**{step or "pk": unit if step else unit.pk})
        step = f"{step}__parent" if step else "parent"
    return query


def descends_from_any(units, path: str) -> Q:
    """The condition that the unit at `path` ("" for a unit itself) is one of these (keys), or lies below one."""
    query, step = Q(), path
    for _ in range(LEVELS):
        query |= Q(**{f"{step or 'pk'}__in": units})
        step = f"{step}__parent" if step else "parent"
    return query


def lineage_of(unit) -> set[int]:
    """Keys of the unit and of those it was formed of, wholly or in part, and of what these were formed of."""
    found, newest = {unit.pk}, {unit.pk}
    steps = apps.get_model("places", "Succession").objects
    while newest := set(steps.filter(successor__in=newest).values_list("predecessor", flat=True)) - found:
        found |= newest
    return found


def alive_on(day, path: str = "") -> Q:
    """The condition that what `path` (ending in "__") leads to exists on a day, given as a date or an expression."""
    begun = Q(**{f"{path}since__isnull": True}) | Q(**{f"{path}since__lte": day})
    return begun & (Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gt": day}))


class UnitQuerySet(RecordQuerySet):
    def on(self, day: date):
        """Units that exist on a day: since ≤ day < until."""
        return self.filter(alive_on(day))

    def in_year(self, year: int):
        """Units that exist on at least one day of a year."""
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=date(year, 12, 31)),
            Q(until__isnull=True) | Q(until__gt=date(year, 1, 1)),
        )

    def today(self):
        return self.on(timezone.localdate())

    def within(self, unit):
        """The unit itself and all below it."""
        return self.filter(descends_from(unit))

    def served(self):
        """The units this committee serves; others are kept only as origins."""
        return self.filter(is_served=True)

    def latest_lives(self):
        """Of several units with one code the one that began last."""
        later = self.model.objects.filter(code=OuterRef("code"), since__gt=Coalesce(OuterRef("since"), date.min))
        return self.filter(~Exists(later))

    def residential_areas(self):
        return self.filter(kind="area")

    def communes(self):
        """Communes, towns and wards: the level at which figures are compared."""
        return self.filter(kind__in=("commune", "town", "ward"))

    def parts_of(self, unit):
        """What lies directly in a unit: today, or on the last day of a unit that has ended."""
        today = timezone.localdate()
        day = unit.until - timedelta(days=1) if unit.until and unit.until <= today else today
        return self.filter(parent=unit).on(day).alphabetical()

    def with_area_count(self, day: date):
        """Each commune with `area_count`, its residential areas on a day."""
        alive = Q(children__kind="area") & alive_on(day, "children__")
        return self.annotate(area_count=Count("children", filter=alive))

    def sizes(self) -> dict[int, dict]:
        """Primary key of the unit above → `{"areas", "households"}` of these areas."""
        rows = self.order_by().values("parent").annotate(areas=Count("pk"), households=Sum("households"))
        return {row["parent"]: row for row in rows}

    def alphabetical(self):
        return self.order_by("sort_name", "since")

    def visible_to(self, user):
        return self.filter(posted(user))

    def posted_to(self, user):
        """The units of today that the user's postings name; what lies below them is left out."""
        return self.today().filter(pk__in=postings_of(user).values("unit"))


class YearsMixin:
    """Before a QuerySet: the years of its records, for what stands above their lists."""

    def dates(self, field_name: str, kind: str, order: str = "ASC") -> Any:
        """As Django's, for the years above a list."""
        if kind != "year" or order != "ASC":
            return super().dates(field_name, kind, order)
        return [date(year, 1, 1) for year in self.looked_up(field_name, OF_DAY)]

    def years(self, field_name: str = "year") -> list[int]:
        """Those of the records, in order; of a field that holds years."""
        return self.looked_up(field_name, OF_YEAR)

    def looked_up(self, field_name: str, words: dict[str, str]) -> list[int]:
        connection = connections[self.db]  # the replica, where that answers
        try:
            text, values = self.order_by().values(field_name).query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            return []
        with connection.cursor() as cursor:
            cursor.execute(YEARS.format(records=f"({text}) AS records (found)", **words), values * 3)
            return [year for (year,) in cursor.fetchall()]


class PlacedMixin:
    """For records with a unit: narrowing by place. `unit_path` leads from the record to its unit."""

    unit_path = "unit"

    def within(self, unit):
        """Records of the unit and of all units below it."""
        return self.filter(descends_from(unit, self.unit_path))

    def visible_to(self, user):
        """Records of the units this user is posted to; everything for a user without limits."""
        return super().visible_to(user).filter(posted(user, self.unit_path))


class PlacedQuerySet(YearsMixin, PlacedMixin, RecordQuerySet):
    pass


class PlacedPublishableQuerySet(PlacedMixin, PublishableQuerySet):
    pass


def posted(user, path: str = "") -> Q:
    """The condition that the unit at `path` lies in one of the user's present postings.

    Administrators, and whoever has the permission to work in every unit, are not limited. A user without a
    posting sees nothing: closed by default.
    """
    if user.is_superuser or user.has_perm("places.work_everywhere"):
        return Q()
    query = Q(pk__in=[])
    for unit in posted_units(user):
        query |= descends_from(unit, path)
    return query


def posted_units(user) -> list:
    """Units of the present postings, asked once for a user as a request has him; Django keeps permissions in the same way."""
    if not hasattr(user, "_posted_units"):
        user._posted_units = [posting.unit for posting in postings_of(user).select_related("unit")]
    return user._posted_units


def postings_of(user):
    return apps.get_model("places", "Posting").objects.present().filter(user=user)


class PostingQuerySet(RecordQuerySet):
    def present(self, day: date | None = None):
        """Postings in force on a day, today unless given."""
        return self.filter(alive_on(day or timezone.localdate()))


class YearQuerySet(PlacedQuerySet):
    def in_year(self, year: int):
        """Records of a year of account."""
        return self.filter(year=year)
