"""What every record's QuerySet can do; rooms above add their own words."""

from typing import Any

from django.db import models
from django.utils import timezone

from ..values.text import fold


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
