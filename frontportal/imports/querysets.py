"""Which imports there are, and for whom."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from frontportal.workbooks.headers.spellings import normal

LOOKED_AT = 50  # imports, the latest first
SEES_ALL = "imports.view_others_sheetimport"


class SheetImportQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "SheetImportQuerySet":
        """One's own; others' too for whoever may see them, of the kinds of record that this person may view."""
        if user.is_superuser:
            return self.all()
        own = Q(created_by=user)
        return self.filter(own | Q(content_type__in=viewable(user)) if user.has_perm(SEES_ALL) else own)

    def answers_about_headers(self, *, by: Any) -> dict[str, str | None]:
        """Header, in its normal form → the field that this person last took it for, None where it was left out."""
        found: dict[str, str | None] = {}
        stored = self.filter(created_by=by, stored_at__isnull=False).order_by("-pk")
        for options in stored.values_list("options", flat=True)[:LOOKED_AT]:
            for text, name in options.get("header_mapping", {}).items():
                found.setdefault(normal(text), name)
        return found

    def of_model(self, model: type[models.Model]) -> "SheetImportQuerySet":
        """Imports of this kind of record."""
        return self.filter(content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name)

    def done(self) -> "SheetImportQuerySet":
        """Those that have stored something once, undone since or not."""
        return self.filter(stored_at__isnull=False)

    def undecided(self) -> "SheetImportQuerySet":
        """Those that somebody has still to answer, to look at or to confirm."""
        return self.filter(state__in=["reading", "ready", "storing"])

    def stale(self, before: datetime) -> "SheetImportQuerySet":
        """Those that nobody confirmed or gave up and nobody has touched since then."""
        return self.filter(stored_at__isnull=True, updated_at__lt=before)


def viewable(user: Any) -> list[int]:
    """Keys of the kinds of record that the person may view."""
    from django.contrib.contenttypes.models import ContentType

    kinds = ContentType.objects.all()
    return [kind.pk for kind in kinds if user.has_perm(f"{kind.app_label}.view_{kind.model}")]
