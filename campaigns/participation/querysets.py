"""Questions to what communes did for a campaign in a year."""

from datetime import date

from django.db.models import Count, Min
from django.utils import timezone

from frontportal.places.querysets import PlacedQuerySet


class ParticipationQuerySet(PlacedQuerySet):
    def reported(self):
        return self.filter(reported_on__isnull=False)

    def unreported(self):
        return self.filter(reported_on=None)

    def in_year(self, year: int):
        return self.filter(campaign_year__year=year)

    def late(self):
        """Of campaigns whose day of reporting has passed."""
        return self.unreported().filter(campaign_year__due_on__lt=timezone.localdate())

    def waiting(self) -> tuple[int, date | None]:
        """How many have not reported, and the first day by which one of them should have."""
        found = self.unreported().order_by().aggregate(count=Count("pk"), first=Min("campaign_year__due_on"))
        return found["count"], found["first"]

    def public(self):
        return self.filter(campaign_year__campaign__shown=True)
