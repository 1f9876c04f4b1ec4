"""What every record's QuerySet can do; rooms above add their own words."""

from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.utils import timezone

from ..values.text import fold

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


class RecordQuerySet(models.QuerySet):
    """`visible_to` and `matching` are what the shared admin asks of every model."""

    def visible_to(self, user: Any) -> "RecordQuerySet":
        """The records this user may see; models with a place narrow it."""
        return self

    def matching(self, words: str) -> "RecordQuerySet":
        """Records whose folded text holds every word, in any order, with or without diacritics."""
        for word in fold(words).split():
            self = self.filter(folded__contains=word)
        return self

    def dates(self, field_name: str, kind: str, order: str = "ASC") -> Any:
        """As Django's, for the years above a list."""
        if kind != "year" or order != "ASC":
            return super().dates(field_name, kind, order)
        return [date(year, 1, 1) for year in self.looked_up(field_name, OF_DAY)]

    def years(self, field_name: str = "year") -> list[int]:
        """Those of the records, in order; of a field that holds years."""
        return self.looked_up(field_name, OF_YEAR)

    def looked_up(self, field_name: str, words: dict[str, str]) -> list[int]:
        try:
            text, values = self.order_by().values(field_name).query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            return []
        with connection.cursor() as cursor:
            cursor.execute(YEARS.format(records=f"({text}) AS records (found)", **words), values * 3)
            return [year for (year,) in cursor.fetchall()]


class PublishableQuerySet(RecordQuerySet):
    def published(self) -> "PublishableQuerySet":
        """What the public may read now: published, and its hour has come."""
        return self.filter(state="published", published_at__lte=timezone.now())

    def scheduled(self) -> "PublishableQuerySet":
        """Published, with an hour that is still to come."""
        return self.filter(state="published", published_at__gt=timezone.now())

    def waiting(self) -> "PublishableQuerySet":
        """What waits for somebody to approve it."""
        return self.filter(state="waiting")
