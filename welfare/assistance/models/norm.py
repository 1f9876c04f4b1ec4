"""Norms and ceilings of support: dated data, as every body and year has its own."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day

from ..querysets import NormQuerySet


class InForce(Func):
    """[since, until] as a range the database can compare."""

    function = "DATERANGE"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = DateRangeField()


class Norm(Stamped):
    """How much one of something may get, in đồng, from `since` to `until` (both included).

    More is possible with a reason on the record (`norm_reason`); a trigger asks for it too.
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

    per = models.CharField("mức cho", max_length=12, choices=Per)
    amount = MoneyField("mức cao nhất", least=1)
    since = models.DateField("áp dụng từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)
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
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="assistance_norm_ends_after_start",
                violation_error_message="Ngày hết hạn không được trước ngày áp dụng.",
            ),
            ExclusionConstraint(
                name="assistance_norm_one_at_a_time",
                expressions=[("per", RangeOperators.EQUAL), (InForce("since", "until"), RangeOperators.OVERLAPS)],
                violation_error_message="Đã có định mức cho việc này trong khoảng thời gian trùng với khoảng đã nhập.",
            ),
        ]

    def __str__(self):
        return f"{self.get_per_display()}: {dong(self.amount)} đồng ({self.decision}, từ {day(self.since)})"


def norm_reason_field():
    """For records that a norm limits: empty while they keep to it."""
    return models.CharField(
        "lý do vượt định mức", max_length=300, blank=True, help_text="Chỉ ghi khi vượt định mức. Không ghi tên người."
    )


def check_norm(record, per: str, amount: int, first: date, last: date | None = None, *, times: int = 1) -> None:
    """Raises ValidationError at `norm_reason` when `amount` đồng for `times` of something exceed the norm unexplained.

    Between two days (a year) the highest norm in force counts.
    """
    if record.norm_reason.strip():
        return
    norm = Norm.objects.in_force(per, first, last or first)
    if norm and amount > norm.amount * times:
        raise ValidationError(
            {
                "norm_reason": f"{dong(amount)} đồng vượt định mức {dong(norm.amount * times)} đồng ({norm.decision}). "
                "Hãy ghi lý do."
            }  # fmt: skip
        )
