"""The books of a fund's year: what it opened with and what it planned."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import MoneyField
from frontportal.yearly.models.values import year_field
from welfare.funds.models.fund import Fund

from ..querysets import FundYearQuerySet


class FundYear(Stamped):
    """The books of a fund for one year: the plan and the balance it opens with, both in đồng.

    Contributions and disbursements can only be written to books that exist (a foreign key of the database).
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="years", verbose_name="quỹ")
    year = year_field()
    target = MoneyField("kế hoạch vận động", help_text="Ví dụ: 1,9 tỷ.")
    opening = MoneyField("số dư đầu kỳ", help_text="Bằng số dư cuối kỳ của năm trước.")

    history = HistoricalRecords()
    objects = FundYearQuerySet.as_manager()

    class Meta:
        verbose_name = "sổ quỹ năm"
        verbose_name_plural = "sổ quỹ từng năm"
        ordering = ["-year", "fund"]
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "year"],
                name="ledger_fundyear_once",
                violation_error_message="Quỹ này đã có sổ cho năm này.",
            ),
            models.CheckConstraint(
                condition=Q(target__gte=0, opening__gte=0),
                name="ledger_fundyear_not_negative",
                violation_error_message="Kế hoạch và số dư đầu kỳ không được âm.",
            ),
        ]

    def __str__(self):
        return f"{self.fund}, năm {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("welfare:fund-year", args=[self.year])
