"""Questions to models of skilful civil work."""

from django.db.models import Q

from frontportal.approval.showable import ShowableMixin
from frontportal.places.querysets import PlacedQuerySet


class CivilWorkModelQuerySet(ShowableMixin, PlacedQuerySet):
    def kept_in(self, year: int):
        """Begun by the end of the year and not ended before it."""
        return self.filter(Q(ended_on=None) | Q(ended_on__year__gte=year), started_on__year__lte=year)

    def recognised_in(self, year: int):
        return self.filter(recognised_on__year=year)
