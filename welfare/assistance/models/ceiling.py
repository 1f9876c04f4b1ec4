"""Ceilings of visits and gifts (QĐ 04/2024/QĐ-TTg): caps for the whole country, and the province's own figures below them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day

from ..querysets import GiftCeilingQuerySet
from .in_force import DatedAmount, InForceRange


class GiftCeiling(DatedAmount, Stamped):
    """How much one person may be given, in đồng, each time or in a calendar year, from `since` to `until` (both included).

    The lowest of those in force holds. What the budget pays can't exceed it; what was raised from donors can, with a reason.
    """

    ships_with_rows = True

    class Kind(models.TextChoices):
        FEAST = "feast", "Tết, ngày lễ"
        ILLNESS = "illness", "Ốm đau, hoàn cảnh khó khăn"
        CONDOLENCE = "condolence", "Phúng viếng"

    class Per(models.TextChoices):
        TIME = "time", "Một người một lần"
        YEAR = "year", "Một người một năm"

    class Level(models.TextChoices):
        NATIONAL = "national", "Cả nước"
        PROVINCE = "province", "Tỉnh"

    kind = models.CharField("việc thăm, tặng quà", max_length=10, choices=Kind)
    per = models.CharField("tính cho", max_length=4, choices=Per)
    level = models.CharField("cấp quy định", max_length=8, choices=Level, default=Level.PROVINCE)
    amount = MoneyField("mức trần", least=1)
    basis = models.CharField("văn bản", max_length=200)
    folded = FoldedField("văn bản không dấu", source=("basis",))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = GiftCeilingQuerySet.as_manager()

    class Meta:
        verbose_name = "mức trần quà"
        verbose_name_plural = "mức trần thăm hỏi, tặng quà"
        ordering = ["kind", "per", "level", "-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="assistance_giftceiling_amount_positive",
                violation_error_message="Mức trần phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="assistance_giftceiling_basis_given",
                violation_error_message="Hãy ghi văn bản quy định mức trần.",
            ),
            *DatedAmount.Meta.constraints,
            ExclusionConstraint(
                name="assistance_giftceiling_one_at_a_time",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("per", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (InForceRange("since", "until"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Đã có mức trần cho việc này trong khoảng thời gian trùng với khoảng đã nhập.",
            ),
        ]

    def __str__(self):
        kind, per = self.get_kind_display(), self.get_per_display().lower()
        return f"{kind}, {per}: {dong(self.amount)} đồng ({self.basis}, từ {day(self.since)})"

    def clean(self):
        super().clean()
        if self.level != self.Level.PROVINCE or not (self.amount and self.since and self.kind and self.per):
            return
        above = GiftCeiling.objects.in_force(self.kind, self.per, self.since).filter(level=self.Level.NATIONAL).first()
        if above and self.amount > above.amount:
            sentence = f"Mức của tỉnh không được vượt mức cả nước {dong(above.amount)} đồng ({above.basis})."
            raise ValidationError({"amount": sentence})


def check_ceiling(gift) -> None:
    """Raises ValidationError where one package is worth more than one person may be given at a time: at `unit_value` where the
    budget pays, at `norm_reason`, which a reason settles, where it was raised."""
    ceiling = GiftCeiling.objects.lowest(gift.round.ceiling_kind, GiftCeiling.Per.TIME, gift.round.date)
    if ceiling is None or gift.unit_value <= ceiling.amount:
        return
    sentence = (
        f"{dong(gift.unit_value)} đồng vượt mức trần {dong(ceiling.amount)} đồng một người một lần ({ceiling.basis})"
    )
    if gift.round.paid_from == gift.round.PaidFrom.BUDGET:
        raise ValidationError({"unit_value": f"{sentence}; quà từ ngân sách không vượt được."})
    if not gift.norm_reason.strip():
        raise ValidationError({"norm_reason": f"{sentence}. Hãy ghi lý do."})
