"""What one person proposes about a statement and another confirms."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..querysets import ProposalQuerySet


class Proposal(models.Model):
    """Proposed once, then confirmed or refused once, by somebody else; a trigger refuses every other change."""

    append_only_except = ("state", "decided_at", "decided_by")

    class State(models.TextChoices):
        PROPOSED = "proposed", "Chờ người thứ hai"
        CONFIRMED = "confirmed", "Đã xác nhận"
        REFUSED = "refused", "Bị từ chối"

    reason = models.CharField("lý do", max_length=300)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.PROPOSED)
    proposed_at = models.DateTimeField("đề nghị lúc", auto_now_add=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đề nghị"
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người quyết định",
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | Q(state__in=["confirmed", "refused"], decided_by__isnull=False, decided_at__isnull=False),
                name="%(app_label)s_%(class)s_decided_by_someone",
                violation_error_message="Quyết định phải ghi người quyết định và ngày giờ.",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")) | Q(state="refused"),
                name="%(app_label)s_%(class)s_two_persons",
                violation_error_message="Người xác nhận phải khác người đề nghị.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="%(app_label)s_%(class)s_has_reason",
                violation_error_message="Hãy ghi lý do.",
            ),
        ]
