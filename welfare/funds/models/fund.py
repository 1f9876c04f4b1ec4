"""Funds that the committee keeps."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField


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
            given("funds_fund", "slug", "Tên trong địa chỉ"),
            models.UniqueConstraint(
                fields=["is_main"],
                condition=Q(is_main=True),
                name="funds_fund_one_main",
                violation_error_message="Đã có một quỹ chính. Bỏ chọn quỹ đó trước.",
            ),
        ]

    def __str__(self):
        return self.name
