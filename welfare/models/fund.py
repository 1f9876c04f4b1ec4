"""A fund and its books, one for each year."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.fields import FoldedField, MoneyField
from frontportal.kit.records import Stamped
from frontportal.yearly.models import year_field

from ..querysets import FundYearQuerySet


class Fund(Stamped):
    """A fund of one level. The main one is the fund that the public pages and the yearly figures are about."""

    class Level(models.TextChoices):
        CENTRAL = "central", "Trung ương"
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện"
        COMMUNE = "commune", "Cấp xã"

    name = models.CharField(
        "tên quỹ", max_length=150, unique=True, error_messages={"unique": "Đã có quỹ mang tên này."}
    )
    slug = models.SlugField(
        "tên trong địa chỉ", max_length=60, unique=True, error_messages={"unique": "Đã có quỹ dùng tên này."}
    )
    level = models.CharField("cấp", max_length=10, choices=Level, default=Level.DISTRICT)
    active = models.BooleanField("đang hoạt động", default=True)
    is_main = models.BooleanField(
        "quỹ chính", default=False, help_text="Quỹ hiện trên trang công khai và trong tổng hợp năm."
    )
    folded = FoldedField("tên không dấu", source=("name",))

    history = HistoricalRecords(excluded_fields=["folded"])

    class Meta:
        verbose_name = "quỹ"
        verbose_name_plural = "quỹ"
        ordering = ["-is_main", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_main"],
                condition=Q(is_main=True),
                name="welfare_fund_one_main",
                violation_error_message="Đã có một quỹ chính. Bỏ chọn quỹ đó trước.",
            ),
        ]

    def __str__(self):
        return self.name


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
                name="welfare_fundyear_once",
                violation_error_message="Quỹ này đã có sổ cho năm này.",
            ),
            models.CheckConstraint(
                condition=Q(target__gte=0, opening__gte=0),
                name="welfare_fundyear_not_negative",
                violation_error_message="Kế hoạch và số dư đầu kỳ không được âm.",
            ),
        ]

    def __str__(self):
        return f"{self.fund}, năm {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("welfare:fund-year", args=[self.year])
