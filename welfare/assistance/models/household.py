"""Households that are helped: personal data, read only by roles that may."""

from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField
from frontportal.places.querysets import PlacedQuerySet


class Household(Stamped):
    """A household by its code. Nothing else of it leaves the staff pages; logs and lists see the code only.

    The history tells who changed the record and when, but keeps nothing personal: what is erased here is gone.
    """

    class Group(models.TextChoices):
        POOR = "poor", "Hộ nghèo"
        NEAR_POOR = "near-poor", "Hộ cận nghèo"
        POLICY = "policy", "Gia đình chính sách"
        HARDSHIP = "hardship", "Hoàn cảnh khó khăn"

    code = models.SlugField("mã hộ", max_length=40, unique=True, error_messages={"unique": "Mã hộ này đã có."})
    head = models.CharField("họ tên chủ hộ", max_length=100)
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="needy_households", verbose_name="đơn vị")
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    group = models.CharField("diện", max_length=10, choices=Group)
    note = models.TextField("ghi chú", blank=True)
    folded = FoldedField("tên không dấu", source=("head", "code"))

    history = HistoricalRecords(excluded_fields=["head", "address", "phone", "note", "folded"])
    objects = PlacedQuerySet.as_manager()

    class Meta:
        verbose_name = "hộ được hỗ trợ"
        verbose_name_plural = "hộ được hỗ trợ"
        ordering = ["code"]

    def __str__(self):
        return f"Hộ {self.code}"

    def clean(self):
        super().clean()
        self.code = self.code.lower()  # as those of houses, or one household is written down twice
