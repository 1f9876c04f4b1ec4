"""What every record's QuerySet can do; rooms above add their own words."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.utils import timezone

from ..values.text import fold

YEARS = """
SELECT year::date FROM generate_series(
    (SELECT date_trunc('year', min(day)::timestamp) FROM {records}), (SELECT max(day)::timestamp FROM {records}), '1 year'
) AS years (year)
WHERE EXISTS (SELECT 1 FROM {records} WHERE day >= year::date AND day < (year + interval '1 year')::date)
ORDER BY 1
"""


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
        """As Django's. The years above a list are looked up one after the other in the column's index: read from every row, those of
        100,000 records took longer than the whole page."""
        if kind != "year" or order != "ASC":
            return super().dates(field_name, kind, order)
        try:
            text, values = self.order_by().values(field_name).query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            return []
        with connection.cursor() as cursor:
            cursor.execute(YEARS.format(records=f"({text}) AS records (day)"), values * 3)
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
