"""What a giver asked of a gift: its money waits for that, and payments out of it are named."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.values.money import dong

from ..querysets import GiftConditionQuerySet
from .contribution import Contribution
from .disbursement import Disbursement


class GiftCondition(Stamped):
    """Of one gift: what for, where. Until payments have used it up, nothing else is paid from its money (actions.check_enough)."""

    contribution = models.OneToOneField(
        Contribution,
        models.PROTECT,
        related_name="condition",
        verbose_name="khoản ủng hộ",
        error_messages={"unique": "Khoản ủng hộ này đã có điều kiện."},
    )
    purpose = models.CharField("chỉ dùng cho", max_length=10, choices=Disbursement.Purpose, blank=True)
    unit = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chỉ dùng ở"
    )
    words = models.CharField(
        "lời của người ủng hộ", max_length=300, blank=True, help_text="Chỉ cán bộ đọc. Trang công khai nêu việc và nơi."
    )

    history = HistoricalRecords()
    objects = GiftConditionQuerySet.as_manager()

    class Meta:
        verbose_name = "điều kiện của khoản ủng hộ"
        verbose_name_plural = "điều kiện của khoản ủng hộ"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="") | Q(unit__isnull=False),
                name="ledger_giftcondition_says_something",
                violation_error_message="Hãy ghi chỉ dùng cho việc gì, hoặc chỉ dùng ở đâu.",
            )
        ]

    def __str__(self):
        where = f" ở {self.unit.described}" if self.unit else ""
        return f"Dành cho {self.get_purpose_display().lower() if self.purpose else 'việc'}{where}"

    @property
    def paid(self) -> int:
        """Đồng of the confirmed payments out of it."""
        lines = self.payments.filter(disbursement__state="confirmed")
        return lines.aggregate(total=Sum("disbursement__amount"))["total"] or 0

    @property
    def left(self) -> int:
        return self.contribution.amount - self.paid

    def clean(self):
        super().clean()
        if self.contribution_id and self.contribution.reverses_id:
            raise ValidationError({"contribution": "Bút toán ghi đảo không có điều kiện."})

    def why_not_for(self, payment: Disbursement) -> str:
        """The sentence for a payment that is not what the giver asked for; "" for one that is."""
        if payment.fund_id != self.contribution.fund_id:
            return "Khoản chi này thuộc quỹ khác."
        if self.purpose and payment.purpose != self.purpose:
            return f"Người ủng hộ yêu cầu: {self}. Khoản chi này là “{payment.get_purpose_display()}”."
        if self.unit_id and self.unit_id not in (payment.unit_id, payment.unit.parent_id):
            return f"Người ủng hộ yêu cầu: {self}. Khoản chi này ở {payment.unit}."
        return ""


class ConditionPayment(Stamped):
    """A payment out of a gift with a condition; once the payment is confirmed this stays (a trigger)."""

    condition = models.ForeignKey(GiftCondition, models.PROTECT, related_name="payments", verbose_name="điều kiện")
    disbursement = models.OneToOneField(
        Disbursement,
        models.PROTECT,
        related_name="of_condition",
        verbose_name="khoản chi",
        error_messages={"unique": "Khoản chi này đã được ghi cho một điều kiện."},
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "khoản chi theo điều kiện"
        verbose_name_plural = "khoản chi theo điều kiện"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.disbursement}: {dong(self.disbursement.amount)} đồng"

    def clean(self):
        super().clean()
        if self.condition_id and self.disbursement_id and (why := self.condition.why_not_for(self.disbursement)):
            raise ValidationError({"disbursement": why})
