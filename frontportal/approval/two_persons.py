"""Decisions that one person proposes and another confirms."""

from django.db import models
from django.db.models import F, Q

from frontportal.kit.records.fields import staff_member


class DecidedByTwo(models.Model):
    """Who proposed it when, and who confirmed it when; in force from then on. `two_persons` keeps the two apart."""

    proposed_by = staff_member("người đề nghị", on_delete=models.PROTECT)
    proposed_at = models.DateTimeField("đề nghị lúc", null=True, blank=True, editable=False)
    confirmed_by = staff_member("người xác nhận", on_delete=models.PROTECT)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None


def two_persons(table: str, sentence: str) -> models.CheckConstraint:
    """That who confirms is not who proposed, for the records of a table: `"transfers_fundtransfer"`."""
    return models.CheckConstraint(
        condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
        | (
            Q(confirmed_by__isnull=False, confirmed_at__isnull=False, proposed_by__isnull=False)
            & ~Q(confirmed_by=F("proposed_by"))
        ),
        name=f"{table}_two_persons",
        violation_error_message=sentence,
    )
