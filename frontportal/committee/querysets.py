"""Questions about standing pages and notices."""

from django.db.models import Q
from django.utils import timezone

from frontportal.kit.querysets import PublishableQuerySet, RecordQuerySet


class PageQuerySet(PublishableQuerySet):
    def in_order(self):
        return self.order_by("position", "title")


class NoticeQuerySet(RecordQuerySet):
    def current(self):
        """Those to be shown today."""
        today = timezone.localdate()
        return self.filter(Q(until__isnull=True) | Q(until__gte=today), since__lte=today)


class OfficerQuerySet(RecordQuerySet):
    def present(self):
        """Those in office today."""
        today = timezone.localdate()
        return self.filter(Q(since__isnull=True) | Q(since__lte=today), Q(until__isnull=True) | Q(until__gte=today))
