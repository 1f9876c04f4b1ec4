"""The books of a fund's year: what it opened with and what it planned."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import MoneyField, staff_member
from frontportal.yearly.models.values import year_field
from welfare.funds.models.fund import Fund

from ..querysets import FundYearQuerySet


class FundYear(Stamped):
    """The books of a fund for one year: the plan and the balance it opens with, both in đồng.

    Contributions and disbursements can only be written to books that exist (a foreign key of the database).
    `opening` is what a second person confirmed, 0 until then; what waits for confirmation is `opening_proposed`.
    Triggers (0004_second_looks) let the one become the other and nothing else.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="years", verbose_name="quỹ")
    year = year_field()
    target = MoneyField("kế hoạch vận động", help_text="Ví dụ: 1,9 tỷ.")
    opening = MoneyField("số dư đầu kỳ đã xác nhận", default=0, editable=False)
    opening_by = staff_member("người ghi số đã xác nhận", on_delete=models.PROTECT)
    opening_confirmed_by = staff_member("người xác nhận số dư đầu kỳ", on_delete=models.PROTECT)
    opening_confirmed_at = models.DateTimeField("xác nhận số dư đầu kỳ lúc", null=True, blank=True, editable=False)
    opening_proposed = MoneyField(
        "số dư đầu kỳ",
        null=True,
        blank=True,
        help_text="Bằng số dư cuối kỳ của năm trước. Có hiệu lực và hiện công khai sau khi người thứ hai xác nhận.",
    )
    opening_proposed_by = staff_member("người ghi số dư đầu kỳ", on_delete=models.PROTECT)
    opening_reason = models.CharField(
        "lý do sửa số dư đầu kỳ", max_length=300, blank=True, help_text="Cần ghi khi sửa số đã được xác nhận."
    )

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
            models.CheckConstraint(
                condition=Q(opening=0, opening_by=None, opening_confirmed_by=None, opening_confirmed_at=None)
                | (
                    Q(opening_by__isnull=False, opening_confirmed_by__isnull=False, opening_confirmed_at__isnull=False)
                    & ~Q(opening_confirmed_by=F("opening_by"))
                ),
                name="ledger_fundyear_opening_by_two",
                violation_error_message="Số dư đầu kỳ do một người ghi, một người khác xác nhận.",
            ),
            models.CheckConstraint(
                condition=Q(opening_proposed=None, opening_proposed_by=None)
                | Q(opening_proposed__gte=0, opening_proposed_by__isnull=False),
                name="ledger_fundyear_proposed_by_someone",
                violation_error_message="Số dư đầu kỳ chờ xác nhận không được âm và phải có người ghi.",
            ),
        ]
        permissions = [("confirm_fundyear", "Xác nhận số dư đầu kỳ")]

    def __str__(self):
        return f"{self.fund}, năm {self.year}"

    def clean(self):
        super().clean()
        is_correction = self.has_confirmed_opening and self.opening_proposed is not None
        if is_correction and self.opening_proposed == self.opening:
            raise ValidationError({"opening_proposed": "Số này đang có hiệu lực. Để trống nếu không sửa."})
        if is_correction and not self.opening_reason.strip():
            raise ValidationError({"opening_reason": "Hãy ghi lý do sửa số dư đầu kỳ đã được xác nhận."})

    @property
    def has_confirmed_opening(self) -> bool:
        return self.opening_confirmed_at is not None

    def get_absolute_url(self) -> str:
        if self.fund.is_main:
            return reverse("welfare:fund-year", args=[self.year])
        return reverse("welfare:fund-books", args=[self.fund.slug, self.year])
