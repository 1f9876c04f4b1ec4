"""Questions to appeals."""

from django.db.models import Q
from django.db.models.functions import Coalesce

from frontportal.kit.records.querysets import PublishableQuerySet, RecordQuerySet


class AppealQuerySet(PublishableQuerySet):
    def begun(self, day):
        """Appeals opened by that day, whether or not they have ended since."""
        return self.filter(opened_on__lte=day)

    def announced(self):
        """Appeals that were opened to the public, withdrawn ones included: what they owe stays owed."""
        return self.filter(state__in=["published", "withdrawn"])

    def open(self, day):
        """Appeals that take gifts on a day."""
        return self.begun(day).filter(Q(closed_on__isnull=True) | Q(closed_on__gte=day))

    def touching(self, year: int):
        """Appeals of a year, and those of others that took gifts or were still being distributed in it."""
        lasting = Q(opened_on__year__lte=year) & (Q(closed_on__isnull=True) | Q(ended__year__gte=year))
        return self.alias(ended=Coalesce("distributed_on", "closed_on")).filter(Q(year=year) | lasting)


class LeftoverQuerySet(RecordQuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def to_fund(self):
        return self.confirmed().filter(choice="fund")
