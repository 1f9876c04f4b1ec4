"""Norms and ceilings of support: dated data, as every body and year has its own."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day

from ..querysets import NormQuerySet
from .in_force import DatedAmount, InForceRange


class Norm(DatedAmount, Stamped):
    """How much one of something gets, in đồng, from `since` to `until` (both included): at most `amount`, at least `least`.

    More or less is possible with a reason on the record (`norm_reason`); a trigger asks for it too. Bodies have norms of their
    own: that of `unit` comes before those of units above it, and before the general one, which has none.
    """

    class Per(models.TextChoices):
        NEW_HOUSE = "house-new", "Một căn nhà xây mới"
        REPAIR = "house-repair", "Một căn nhà sửa chữa"
        HOUSEHOLD = "household", "Sinh kế cho một hộ, từ Quỹ"
        PACKAGE = "package", "Một suất quà"
        STUDY = "study", "Một lần chi học bổng"
        MEDICAL = "medical", "Một lần chi khám chữa bệnh"
        EMERGENCY = "emergency", "Một lần chi cứu trợ đột xuất"
        OTHER = "other", "Một lần chi việc khác"

    # What a record with a unit is measured by; payments go by the general norm.
    PLACED = (Per.NEW_HOUSE, Per.REPAIR, Per.PACKAGE)

    per = models.CharField("mức cho", max_length=12, choices=Per)
    unit = models.ForeignKey(
        "places.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="riêng cho địa bàn",
        help_text="Để trống là định mức chung. Định mức riêng của xã, của tỉnh đứng trước định mức chung.",
    )
    least = MoneyField("mức thấp nhất", null=True, blank=True, least=1)
    amount = MoneyField("mức cao nhất", least=1)
    decision = models.CharField("quyết định, văn bản", max_length=200)
    folded = FoldedField("văn bản không dấu", source=("decision",))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = NormQuerySet.as_manager()

    class Meta:
        verbose_name = "định mức"
        verbose_name_plural = "định mức hỗ trợ"
        ordering = ["per", "-since"]
        constraints = [
            given("assistance_norm", "decision", "Quyết định, văn bản"),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="assistance_norm_amount_positive",
                violation_error_message="Mức cao nhất phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(least__isnull=True) | Q(least__gt=0, least__lte=F("amount")),
                name="assistance_norm_range",
                violation_error_message="Mức thấp nhất phải lớn hơn 0 và không vượt mức cao nhất.",
            ),
            *DatedAmount.Meta.constraints,
            ExclusionConstraint(
                name="assistance_norm_one_of_a_body",
                expressions=[
                    ("per", RangeOperators.EQUAL),
                    (Coalesce("unit", Value(0, models.BigIntegerField())), RangeOperators.EQUAL),
                    (InForceRange("since", "until"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Đã có định mức cho việc này trong khoảng thời gian trùng với khoảng đã nhập.",
            ),
        ]

    def __str__(self):
        least = f"{dong(self.least)}–" if self.least else ""
        return f"{self.get_per_display()}: {least}{dong(self.amount)} đồng ({self.decision}, từ {day(self.since)})"

    def clean(self):
        super().clean()
        if self.unit_id and self.per not in self.PLACED:
            sentence = "Định mức riêng của một địa bàn chỉ dùng cho nhà và suất quà; hãy để trống."
            raise ValidationError({"unit": sentence})


def norm_reason_field():
    """For records that a norm limits: empty while they keep to it."""
    return models.CharField(
        "lý do vượt định mức",
        max_length=300,
        blank=True,
        help_text="Chỉ ghi khi vượt hoặc thấp hơn định mức. Không ghi tên người.",
    )


def check_norm(
    record, per: str, amount: int, first: date, last: date | None = None, *, times: int = 1, unit=None
) -> None:
    """Raises ValidationError at `norm_reason` when `amount` đồng for `times` of something leave the norm unexplained.

    Between two days (a year) the widest range of those in force counts; `unit` is where the record lies.
    """
    if record.norm_reason.strip():
        return
    norms = Norm.objects.in_force(per, first, last or first, unit)
    if not norms:
        return
    most, least = max(norms, key=lambda norm: norm.amount), min(norms, key=lambda norm: norm.least or 0)
    sentence = ""
    if amount > most.amount * times:
        sentence = f"{dong(amount)} đồng vượt định mức {dong(most.amount * times)} đồng ({most.decision})."
    elif least.least and amount < least.least * times:
        sentence = f"{dong(amount)} đồng thấp hơn định mức từ {dong(least.least * times)} đồng ({least.decision})."
    if sentence:
        raise ValidationError({"norm_reason": f"{sentence} Hãy ghi lý do."})
