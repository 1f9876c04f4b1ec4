"""Questions about campaigns and residential areas, in the words of the office."""

from django.db.models import Count, Q, Sum

from frontportal.approval.showable import ShowableMixin
from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.places.querysets import PlacedQuerySet

TITLES = {"exemplary": "tieu-bieu", "model": "kieu-mau"}


class CampaignQuerySet(RecordQuerySet):
    def shown(self):
        """What the public may read."""
        return self.filter(shown=True)

    def with_activity_count(self):
        """Each with `activity_count`, its activities that are shown."""
        shown = Count("activities", filter=Q(activities__shown=True))
        return self.annotate(activity_count=shown).order_by("position", "name")


class ActivityQuerySet(PlacedQuerySet):
    def shown(self):
        """What the public may read: shown itself, in a campaign that is shown."""
        return self.filter(shown=True, campaign__shown=True)

    def in_year(self, year: int):
        return self.filter(year=year)

    def for_list(self):
        """With what a public list shows of each."""
        return self.select_related("unit__parent", "article").prefetch_related("pictures")

    def count_by_year(self) -> dict[int, int]:
        """Year → number of activities, newest year first."""
        return dict(self.order_by("-year").values_list("year").annotate(count=Count("pk")))


class AreaRecordQuerySet(PlacedQuerySet):
    def in_year(self, year: int):
        return self.filter(year=year)


class RecognitionQuerySet(ShowableMixin, AreaRecordQuerySet):
    def standing(self):
        """What the year's figures count: shown, and not withdrawn."""
        return self.shown().filter(withdrawn_on=None)

    def exemplary(self):
        return self.standing().filter(title="tieu-bieu")

    def model_areas(self):
        return self.standing().filter(title="kieu-mau")

    def by_place(self):
        """In the alphabetical order of communes, then of areas."""
        return self.order_by("unit__parent__sort_name", "unit__sort_name")

    def by_commune(self):
        """Rows `{"unit__parent", "exemplary", "model"}` for the communes of the areas."""
        counts = {name: Count("pk", filter=Q(title=title)) for name, title in TITLES.items()}
        return self.standing().order_by().values("unit__parent").annotate(**counts)


class UnityDayQuerySet(AreaRecordQuerySet):
    def complete(self):
        """Areas that held both the ceremony and the festival: what the yearly report counts."""
        return self.filter(ceremony=True, festival=True)

    def with_meal(self):
        return self.filter(meal=True)

    def attended(self):
        return self.filter(attendance__gt=0)

    def by_commune(self):
        """Rows `{"unit__parent", "complete", "meals", "attended"}` for the communes of the areas."""
        return (
            self.order_by()
            .values("unit__parent")
            .annotate(
                complete=Count("pk", filter=Q(ceremony=True, festival=True)),
                meals=Count("pk", filter=Q(meal=True)),
                attended=Sum("attendance"),
            )
        )


class HonourQuerySet(ShowableMixin, PlacedQuerySet):
    def in_year(self, year: int):
        return self.filter(year=year)

    def everyday_examples(self):
        """The series "Gương sáng đời thường"."""
        return self.filter(series="everyday")


class HonoureeQuerySet(PlacedQuerySet):
    unit_path = "honour__unit"

    def public(self):
        """Whom the public may read of: collectives, and persons whose consent to be named is living."""
        agreed = Q(consent__purpose="honour", consent__withdrawn_at__isnull=True)
        return self.filter(Q(kind="collective") | agreed)
