from django.db import models
from django.db.models import F, Q

from frontportal.kit.records.fields import staff_member

from ..querysets import StepQuerySet


class DueDateChange(models.Model):
    """A petition's due day moved while the petition was open, as when a day off was announced. Never changed."""

    petition = models.ForeignKey(
        "voters.Petition", models.CASCADE, related_name="due_changes", verbose_name="kiến nghị"
    )
    old = models.DateField("hạn cũ")
    new = models.DateField("hạn mới")
    reason = models.CharField("vì sao", max_length=400)
    at = models.DateTimeField("lúc")
    by = staff_member("người ghi")

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "lần đổi hạn trả lời"
        verbose_name_plural = "các lần đổi hạn trả lời"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(old=F("new")),
                name="voters_duedatechange_moves",
                violation_error_message="Hạn mới phải khác hạn cũ.",
            )
        ]

    def __str__(self) -> str:
        return f"Hạn trả lời chuyển từ {self.old:%d/%m/%Y} sang {self.new:%d/%m/%Y}"
