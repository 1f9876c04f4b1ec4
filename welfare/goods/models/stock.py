"""Stores, kinds of goods, and how much of each there is."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField

from ..quantities import QuantityField
from ..querysets import StockQuerySet, StoreQuerySet


class Store(Stamped):
    """A place where goods lie, kept by the office of a unit."""

    code = models.SlugField("mã kho", max_length=40, unique=True, error_messages={"unique": "Mã kho này đã có."})
    name = models.CharField("tên kho", max_length=100)
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="đơn vị giữ kho")
    address = models.CharField("địa chỉ kho", max_length=200, blank=True)
    is_open = models.BooleanField("đang dùng", default=True)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)

    history = HistoricalRecords()
    objects = StoreQuerySet.as_manager()

    class Meta:
        verbose_name = "kho"
        verbose_name_plural = "các kho"
        ordering = ["name", "pk"]
        constraints = [given("goods_store", "code", "Mã kho")]

    def __str__(self):
        return self.name


class GoodsKind(Stamped):
    """What is counted in one unit of measure: rice in kg and rice in sacks are two kinds."""

    code = models.SlugField("mã hàng", max_length=40, unique=True, error_messages={"unique": "Mã hàng này đã có."})
    name = models.CharField("tên hàng", max_length=100)
    measure = models.CharField("đơn vị tính", max_length=30, help_text="Ví dụ: kg, thùng, chiếc.")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)
    folded = FoldedField("tên không dấu", source=("name",))

    history = HistoricalRecords(excluded_fields=["folded"])

    class Meta:
        verbose_name = "loại hàng"
        verbose_name_plural = "loại hàng"
        ordering = ["name", "measure"]
        constraints = [
            given("goods_goodskind", "code", "Mã hàng"),
            models.UniqueConstraint(
                fields=["folded", "measure"],
                name="goods_goodskind_once",
                violation_error_message="Đã có loại hàng cùng tên, cùng đơn vị tính.",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.measure})"


class Condition(models.TextChoices):
    NEW = "new", "Mới"
    USED = "used", "Đã dùng, còn tốt"
    DAMAGED = "damaged", "Hỏng, không trao được"


class Stock(models.Model):
    """What lies in a store now. Triggers keep it beside the lines; nobody types it. Never below zero, on no day."""

    store = models.ForeignKey(Store, models.PROTECT, related_name="stocks", verbose_name="kho")
    kind = models.ForeignKey(GoodsKind, models.PROTECT, related_name="stocks", verbose_name="loại hàng")
    condition = models.CharField("tình trạng", max_length=10, choices=Condition)
    quantity = QuantityField("còn", default=0)

    objects = StockQuerySet.as_manager()

    class Meta:
        verbose_name = "tồn kho"
        verbose_name_plural = "tồn kho"
        ordering = ["store", "kind__name", "condition"]
        constraints = [
            models.UniqueConstraint(
                fields=["store", "kind", "condition"],
                name="goods_stock_once",
                violation_error_message="Kho này đã có dòng tồn của loại hàng này.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=0),
                name="goods_stock_not_negative",
                violation_error_message="Kho không còn đủ hàng.",
            ),
        ]

    def __str__(self):
        return f"{self.kind}, {self.get_condition_display().lower()}, {self.store}"
