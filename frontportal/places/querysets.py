"""Questions about units and about the records that happened in them."""

from datetime import date

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from frontportal.kit.querysets import PublishableQuerySet, RecordQuerySet

LEVELS = 4  # province, district, commune, area: how far a parent can be


def descends_from(unit, path: str = "") -> Q:
    """The condition that the unit at `path` is `unit` or lies below it."""
    query, step = Q(), path
    for _ in range(LEVELS):
        query |= Q(**{step or "pk": unit if step else unit.pk})
        step = f"{step}__parent" if step else "parent"
    return query


class UnitQuerySet(RecordQuerySet):
    def on(self, day: date):
        """Units that exist on a day: since ≤ day < until."""
        return self.filter(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))

    def in_year(self, year: int):
        """Units that exist on at least one day of a year."""
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=date(year, 12, 31)), Q(until__isnull=True) | Q(until__gt=date(year, 1, 1))
        )

    def today(self):
        return self.on(timezone.localdate())

    def within(self, unit):
        """The unit itself and all below it."""
        return self.filter(descends_from(unit))

    def served(self):
        """The units this committee serves; others are kept only as origins."""
        return self.filter(is_served=True)

    def residential_areas(self):
        return self.filter(kind="area")

    def communes(self):
        """Communes, towns and wards: the level at which figures are compared."""
        return self.filter(kind__in=("commune", "town", "ward"))

    def alphabetical(self):
        return self.order_by("sort_name", "since")

    def visible_to(self, user):
        return self.filter(posted(user))


class PlacedMixin:
    """For records with a unit: narrowing by place. `unit_path` leads from the record to its unit."""

    unit_path = "unit"

    def within(self, unit):
        """Records of the unit and of all units below it."""
        return self.filter(descends_from(unit, self.unit_path))

    def visible_to(self, user):
        """Records of the units this user is posted to; everything for a user without limits."""
        return super().visible_to(user).filter(posted(user, self.unit_path))


class PlacedQuerySet(PlacedMixin, RecordQuerySet):
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
    for posting in apps.get_model("places", "Posting").objects.present().filter(user=user).select_related("unit"):
        query |= descends_from(posting.unit, path)
    return query


class PostingQuerySet(RecordQuerySet):
    def present(self, day: date | None = None):
        """Postings in force on a day, today unless given."""
        day = day or timezone.localdate()
        return self.filter(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))
