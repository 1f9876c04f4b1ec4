"""One kind of goods on the minutes."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.values.decimals import decimal_text

from ..quantities import QuantityField
from ..querysets import LineQuerySet
from .stock import Condition, GoodsKind, Stock
from .voucher import GoodsVoucher


class GoodsLine(Stamped):
    voucher = models.ForeignKey(GoodsVoucher, models.CASCADE, related_name="lines", verbose_name="biên bản")
    kind = models.ForeignKey(GoodsKind, models.PROTECT, related_name="lines", verbose_name="loại hàng")
    condition = models.CharField("tình trạng", max_length=10, choices=Condition, default=Condition.NEW)
    quantity = QuantityField("số lượng")
    note = models.CharField("ghi chú", max_length=200, blank=True, help_text="Ví dụ: hạn dùng 12/2026.")

    history = HistoricalRecords()
    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = "hàng trong biên bản"
        verbose_name_plural = "hàng trong biên bản"
        ordering = ["voucher", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="goods_goodsline_positive",
                violation_error_message="Số lượng phải lớn hơn 0.",
            ),
            models.UniqueConstraint(
                fields=["voucher", "kind", "condition"],
                name="goods_goodsline_once",
                violation_error_message="Biên bản đã có dòng của loại hàng và tình trạng này.",
            ),
        ]

    def __str__(self):
        return f"{decimal_text(self.quantity)} {self.kind.measure} {self.kind.name}"

    def clean(self):
        super().clean()
        voucher = getattr(self, "voucher", None)  # a row may name none
        if self.quantity is None or not self.kind_id or voucher is None or voucher.is_receipt:
            return
        if self.voucher.store_id and self.quantity > (there := self.available()):
            left = f"{decimal_text(there)} {self.kind.measure}"
            raise ValidationError({"quantity": f"Kho “{self.voucher.store}” chỉ còn {left} {self.kind.name}."})

    def available(self) -> Decimal:
        """What lies in the store, with what this line has taken already."""
        found = Stock.objects.filter(
            store=self.voucher.store_id, kind=self.kind_id, condition=self.condition
        ).values_list("quantity", flat=True)
        stored = (
            GoodsLine.objects.filter(pk=self.pk, kind=self.kind_id, condition=self.condition).first()
            if self.pk
            else None
        )
        return sum(found, Decimal(0)) + (stored.quantity if stored else 0)
