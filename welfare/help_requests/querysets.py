"""Questions to requests for help."""

from datetime import date

from frontportal.places.querysets import PlacedQuerySet

OPEN = ("new", "checking")


class HelpRequestQuerySet(PlacedQuerySet):
    def unanswered(self):
        return self.filter(state__in=OPEN)

    def answered_until(self, day: date):
        """Those to whom somebody answered by then: from that day on the months of keeping count."""
        return self.exclude(state__in=OPEN).filter(answered_at__date__lte=day)
