"""Questions to what households were in a year."""

from django.db.models import Count, Q, Value

from frontportal.places.querysets import PlacedQuerySet


class HouseholdYearQuerySet(PlacedQuerySet):
    unit_path = "household__unit"

    def in_year(self, year: int):
        return self.filter(year=year)

    def counting_households(self):
        """Each with `households`, itself: so few that somebody could be guessed are not told."""
        return self.annotate(households=Value(1))

    def newest_year(self) -> int | None:
        return self.order_by("-year").values_list("year", flat=True).first()

    def poor_by_unit(self) -> dict[int, tuple[int, int]]:
        """Unit's key → (poor, near-poor households) where there is any."""
        poor, near = (Count("pk", filter=Q(group=group)) for group in ("poor", "near-poor"))
        rows = self.filter(group__in=("poor", "near-poor")).order_by().values_list("household__unit")
        return {unit: (first, second) for unit, first, second in rows.annotate(poor=poor, near=near)}
