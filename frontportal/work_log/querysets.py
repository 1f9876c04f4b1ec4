"""Questions to the log, in the words of the office."""

from frontportal.places.querysets import PlacedQuerySet


class LoggedWorkQuerySet(PlacedQuerySet):
    def in_year(self, year: int):
        return self.filter(year=year)

    def of(self, *kinds: str):
        return self.filter(kind__in=kinds)
