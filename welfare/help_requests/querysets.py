"""Questions to requests for help."""

from datetime import date

from django.db.models import Value

from frontportal.places.querysets import PlacedQuerySet

OPEN = ("new", "checking")


class HelpRequestQuerySet(PlacedQuerySet):
    def in_year(self, year: int):
        """Those that arrived in a year."""
        return self.filter(arrived__year=year)

    def answered(self):
        return self.exclude(state__in=OPEN)

    def counting_persons(self):
        """Each with `persons`, the one who asks: so few that somebody could be guessed are not told."""
        return self.annotate(persons=Value(1))

    def unanswered(self):
        return self.filter(state__in=OPEN)

    def answered_until(self, day: date):
        """Those to whom somebody answered by then: from that day on the months of keeping count."""
        return self.answered().filter(answered_at__date__lte=day)
