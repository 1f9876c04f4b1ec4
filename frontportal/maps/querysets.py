"""Which map holds on which days."""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef

from frontportal.kit.records.querysets import PublishableQuerySet


class CommuneMapQuerySet(PublishableQuerySet):
    def between(self, first: date, last: date):
        """Published maps that hold on at least one day from `first` to `last`: each until the next one begins."""
        later = self.model.objects.published().filter(since__gt=OuterRef("since"), since__lte=first)
        return self.published().filter(~Exists(later), since__lte=last).order_by("since")


class MapShapeQuerySet(models.QuerySet):
    def to_draw(self, first: date, last: date):
        """The shapes of the maps that hold between two days, with map and unit; one query."""
        maps = self.model._meta.get_field("map").related_model.objects.between(first, last)
        return self.filter(map__in=maps).select_related("map", "unit").order_by("map__since", "position")
