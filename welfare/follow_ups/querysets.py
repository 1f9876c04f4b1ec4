"""Which livelihoods are to be looked at again, and what was found."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from frontportal.places.querysets import PlacedQuerySet

from .terms import LONGEST, months_later

GOOD = ("thriving", "kept")


class FollowUpQuerySet(PlacedQuerySet):
    unit_path = "livelihood__unit"

    def kept_after_a_year(self, year: int):
        """Livelihoods found in being twelve months on, by the year in which somebody looked."""
        return self.filter(months=12, outcome__in=GOOD, date__year=year)


def due(livelihoods: QuerySet, follow_ups: QuerySet, months: int, today: date) -> QuerySet:
    """Those handed over `months` ago or longer, though no more than LONGEST, at which nobody has looked since."""
    seen = follow_ups.filter(livelihood=OuterRef("pk"), months=months)
    span = (months_later(today, -LONGEST), months_later(today, -months))
    return livelihoods.handed_over().filter(~Exists(seen), date__range=span)
