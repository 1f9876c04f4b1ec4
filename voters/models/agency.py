from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField, SortField
from frontportal.kit.records.querysets import RecordQuerySet


class Agency(Stamped):
    """A body competent to answer petitions. Known to every unit: a clerk forwards upwards too."""

    class Level(models.TextChoices):
        CENTRAL = "central", "Trung ương"
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện"
        COMMUNE = "commune", "Cấp xã"
        OTHER = "other", "Đơn vị khác"

    name = models.CharField(
        "tên cơ quan", max_length=200, unique=True, error_messages={"unique": "Cơ quan này đã có trong danh mục."}
    )
    level = models.CharField("cấp", max_length=10, choices=Level)
    unit = models.ForeignKey(
        "places.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="địa bàn",
        help_text="Chỉ chọn với cơ quan của một xã, thị trấn hoặc huyện.",
    )
    active = models.BooleanField(
        "đang hoạt động", default=True, help_text="Bỏ chọn khi cơ quan đã giải thể hoặc sáp nhập."
    )
    folded = FoldedField("tên không dấu", source=("name",))
    sort_name = SortField("khoá sắp xếp", source=("name",))

    history = HistoricalRecords(excluded_fields=["folded", "sort_name"])
    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan có thẩm quyền"
        verbose_name_plural = "cơ quan có thẩm quyền"
        ordering = ["sort_name"]

    def __str__(self):
        return self.name
