"""The minutes by which goods come in and go out."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.web.tags import day
from frontportal.places.events import InUnitOnDay
from welfare.appeals.models import Appeal

from ..querysets import VoucherQuerySet
from .stock import Store


class GoodsVoucher(InUnitOnDay, Stamped):
    """Goods received into a store, or handed over from it, on one day. They are counted as goods, in no sum of money."""

    class Direction(models.TextChoices):
        IN = "in", "Tiếp nhận"
        OUT = "out", "Bàn giao"

    number = models.CharField(
        "số biên bản",
        max_length=40,
        unique=True,
        help_text="Ví dụ: 05/2026/BBTN.",
        error_messages={"unique": "Số biên bản này đã có."},
    )
    direction = models.CharField("loại biên bản", max_length=3, choices=Direction)
    date = models.DateField("ngày")
    year = models.PositiveSmallIntegerField("năm", blank=True, help_text="Để trống thì lấy năm của ngày.")
    store = models.ForeignKey(Store, models.PROTECT, related_name="vouchers", verbose_name="kho")
    partner = models.CharField(
        "bên giao, bên nhận",
        max_length=200,
        help_text="Tiếp nhận: ai trao hàng. Bàn giao: cơ quan, đơn vị nhận. Không ghi tên hộ được hỗ trợ.",
    )
    unit = models.ForeignKey(
        "places.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="địa bàn nhận",
        help_text="Chỉ ghi khi bàn giao.",
    )
    appeal = models.ForeignKey(
        Appeal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="goods_vouchers",
        verbose_name="đợt vận động",
    )
    witness = models.CharField(
        "người chứng kiến", max_length=100, blank=True, help_text="Cán bộ, không ghi người được hỗ trợ."
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)
    folded = FoldedField("nội dung không dấu", source=("number", "partner", "note"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = VoucherQuerySet.as_manager()

    class Meta:
        verbose_name = "biên bản hiện vật"
        verbose_name_plural = "biên bản tiếp nhận, bàn giao hiện vật"
        ordering = ["-date", "-pk"]
        constraints = [
            given("goods_goodsvoucher", "number", "Số biên bản"),
            models.CheckConstraint(
                condition=Q(year=F("date__year")),
                name="goods_goodsvoucher_year_of_day",
                violation_error_message="Năm phải là năm của ngày ghi trong biên bản.",
            ),
            models.CheckConstraint(
                condition=Q(direction="out", unit__isnull=False) | Q(direction="in", unit__isnull=True),
                name="goods_goodsvoucher_unit_of_hand_over",
                violation_error_message="Bàn giao phải ghi địa bàn nhận; tiếp nhận thì để trống.",
            ),
        ]

    def __str__(self):
        return f"{self.get_direction_display()} số {self.number}"

    @property
    def is_receipt(self) -> bool:
        return self.direction == self.Direction.IN

    def clean(self):
        if self.year is None and self.date:
            self.year = self.date.year
        super().clean()
        is_begun = self.pk is not None and self.lines.exists()  # then neither direction nor store changes any more
        if self.store_id and not is_begun and not self.store.is_open and self.is_receipt:
            raise ValidationError({"store": "Kho này không còn dùng: chỉ bàn giao hàng còn lại, không nhận thêm hàng."})
        if self.appeal_id and self.date and self.is_receipt and not self.appeal.takes_on(self.date):
            sentence = (
                f"Đợt “{self.appeal}” tiếp nhận {self.appeal.days_text}; ngày {day(self.date)} nằm ngoài thời gian đó."
            )
            raise ValidationError({"appeal": sentence})
