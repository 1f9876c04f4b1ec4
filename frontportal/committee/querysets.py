"""Questions about standing pages and notices."""

from datetime import date

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from frontportal.approval.showable import ShowableMixin
from frontportal.kit.records.querysets import PublishableQuerySet, RecordQuerySet


class CommitteeQuerySet(RecordQuerySet):
    def for_pages(self):
        """With what every page says: `shown_notices` and `shown_links`, lists of dicts, in the same query."""
        notices = apps.get_model("committee", "Notice").objects.current().as_shown()
        links = apps.get_model("committee", "Link").objects.as_shown()
        return self.annotate(shown_notices=ArraySubquery(notices), shown_links=ArraySubquery(links))


class LinkQuerySet(RecordQuerySet):
    def as_shown(self):
        """`{"list", "label", "url"}` of each link, list by list."""
        shown = JSONObject(list="link_list__title", label="label", url="url")
        order = ["link_list__position", "link_list", "position", "pk"]
        return self.annotate(shown=shown).order_by(*order).values_list("shown", flat=True)


class PageQuerySet(PublishableQuerySet):
    def in_order(self):
        return self.order_by("position", "title")


class NoticeQuerySet(ShowableMixin, RecordQuerySet):
    def current(self):
        """Those that every page shows today."""
        today = timezone.localdate()
        return self.shown().filter(Q(until__isnull=True) | Q(until__gte=today), since__lte=today)

    def as_shown(self):
        """`{"title", "text", "url"}` of each notice, newest first."""
        words = JSONObject(title="title", text="text", url="url")
        return self.annotate(words=words).order_by("-since", "-pk").values_list("words", flat=True)


class OfficerQuerySet(RecordQuerySet):
    def present(self, day: date | None = None):
        """Those in office on a day, today unless it is given."""
        day = day or timezone.localdate()
        return self.filter(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day))
