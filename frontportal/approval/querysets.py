"""Questions to proposals and notes."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.places.querysets import posted

from .rights import may_decide_kind, proposing_models


def types_where(holds) -> list[ContentType]:
    """The content types of all kinds of record that are changed by proposals and for which `holds(model)` is true."""
    return [ContentType.objects.get_for_model(model) for model in proposing_models() if holds(model)]


class AboutRecordMixin:
    def about(self, record):
        """Those of one record, in their order."""
        return self.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)


class NoteQuerySet(AboutRecordMixin, models.QuerySet):
    pass


class ProposedChangeQuerySet(AboutRecordMixin, RecordQuerySet):
    unit_path = "unit"

    def visible_to(self, user):
        """Those about records of kinds and units that the user may see, and their own."""
        seen = types_where(lambda model: user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"))
        return self.filter(Q(proposed_by=user) | posted(user, "unit") & Q(content_type__in=seen))

    def waiting(self):
        return self.filter(state="proposed")

    def to_decide(self, user):
        """Those that wait for this user: of kinds they may decide about, not their own."""
        found = self.visible_to(user).waiting()
        found = found.filter(content_type__in=types_where(lambda model: may_decide_kind(user, model)))
        return found if user.may_approve_own else found.exclude(proposed_by=user)
