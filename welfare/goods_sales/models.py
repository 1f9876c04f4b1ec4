"""Gold, foreign currency and goods that were sold: what left the store, and the money that came into the fund for it."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from welfare.goods.models.voucher import GoodsVoucher
from welfare.ledger.models.contribution import Contribution


class GoodsSale(Stamped):
    """A hand-over of goods to a buyer, and the contribution as which the price was paid in: goods become money once, and by this."""

    voucher = models.OneToOneField(
        GoodsVoucher,
        models.PROTECT,
        related_name="sale",
        verbose_name="biên bản bàn giao cho bên mua",
        limit_choices_to={"direction": "out"},
        error_messages={"unique": "Biên bản này đã được ghi là bán."},
    )
    contribution = models.OneToOneField(
        Contribution,
        models.PROTECT,
        related_name="sale",
        verbose_name="khoản nộp vào quỹ",
        error_messages={"unique": "Khoản này đã được ghi cho một lần bán khác."},
    )
    buyer = models.CharField("bên mua", max_length=200, help_text="Ngân hàng, doanh nghiệp được phép mua.")
    invoice_number = models.CharField("số hoá đơn, chứng từ bán", max_length=60)
    rate = models.CharField("giá, tỷ giá", max_length=200, help_text="Ví dụ: 8.450.000 đồng một chỉ.")
    folded = FoldedField("chữ không dấu", source=("buyer", "invoice_number"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "lần bán vàng, ngoại tệ, hiện vật"
        verbose_name_plural = "bán vàng, ngoại tệ, hiện vật"
        ordering = ["-pk"]
        constraints = [
            given("goods_sales_goodssale", "invoice_number", "Số hoá đơn"),
            given("goods_sales_goodssale", "rate", "Giá, tỷ giá"),
        ]

    def __str__(self):
        return f"Bán theo {str(self.voucher).lower()}, {dong(self.contribution.amount)} đồng"

    @property
    def described(self) -> str:
        """`"Bán 2 chỉ Vàng (giá 8.450.000 đồng một chỉ)"`"""
        return f"Bán {', '.join(map(str, self.voucher.lines.all()))} (giá {self.rate})"

    def clean(self):
        super().clean()
        if not self.voucher_id or not self.contribution_id:
            return
        if self.voucher.is_receipt:
            raise ValidationError({"voucher": "Hãy chọn biên bản bàn giao cho bên mua, không phải biên bản tiếp nhận."})
        if not self.voucher.lines.exists():
            raise ValidationError({"voucher": "Biên bản này chưa có dòng hàng nào."})
        if self.contribution.reverses_id or self.contribution.channel == Contribution.Channel.KIND:
            raise ValidationError({"contribution": "Hãy chọn khoản tiền (tiền mặt, chuyển khoản) đã nộp vào quỹ."})
        if self.contribution.date < self.voucher.date:
            raise ValidationError({"contribution": f"Tiền nộp trước ngày bán {day(self.voucher.date)}."})
        if self.contribution.appeal_id != self.voucher.appeal_id:
            raise ValidationError({"contribution": "Hàng của đợt nào thì tiền bán thuộc đợt ấy."})
