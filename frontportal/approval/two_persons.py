"""Decisions that one person proposes and another confirms."""

from django.db import models

from frontportal.kit.records.fields import staff_member


class DecidedByTwo(models.Model):
    """Who proposed it when, and who confirmed it when; in force from then on. A room's constraint keeps the two apart."""

    proposed_by = staff_member("người đề nghị", on_delete=models.PROTECT)
    proposed_at = models.DateTimeField("đề nghị lúc", null=True, blank=True, editable=False)
    confirmed_by = staff_member("người xác nhận", on_delete=models.PROTECT)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None
