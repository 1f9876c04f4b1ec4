"""Money that moves between the funds of two levels of the Front: neither income nor spending (NĐ 93/2021, Đ9.1)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.approval.two_persons import DecidedByTwo, two_persons
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from frontportal.yearly.models.values import year_field
from welfare.funds.models.fund import Fund

from .querysets import FundTransferQuerySet


class FundTransfer(DecidedByTwo, Stamped):
    """One transfer, in đồng. It counts in the balance once a second person has confirmed it, and stays from then on (a trigger);
    one that was wrong is answered by one the other way. `signed` is the amount, negative where the money went out."""

    class Direction(models.TextChoices):
        IN = "in", "Cấp khác chuyển về"
        OUT = "out", "Chuyển cho cấp khác"

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="transfers", verbose_name="quỹ")
    year = year_field()
    date = models.DateField("ngày chuyển")
    direction = models.CharField("chiều chuyển", max_length=3, choices=Direction)
    level = models.CharField("cấp kia", max_length=10, choices=Fund.Level)
    other_fund = models.CharField("quỹ kia", max_length=200, help_text="Ví dụ: Quỹ “Vì người nghèo” tỉnh Lâm Đồng.")
    amount = MoneyField("số tiền", least=1)
    document_number = models.CharField("số văn bản", max_length=60)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    signed = models.GeneratedField(
        expression=Case(When(direction="in", then=F("amount")), default=F("amount") * -1),
        output_field=models.BigIntegerField(),
        db_persist=True,
        verbose_name="cộng vào số dư",
    )
    folded = FoldedField("chữ không dấu", source=("other_fund", "note"))

    history = HistoricalRecords(excluded_fields=["signed", "folded"])
    objects = FundTransferQuerySet.as_manager()

    class Meta:
        verbose_name = "chuyển tiền giữa các cấp"
        verbose_name_plural = "chuyển tiền giữa các cấp"
        ordering = ["-date", "-pk"]
        permissions = [("confirm_fundtransfer", "Xác nhận chuyển tiền giữa các cấp")]
        constraints = [
            given("transfers_fundtransfer", "document_number", "Số văn bản"),
            models.UniqueConstraint(
                fields=["fund", "direction", "document_number", "date", "amount"],
                name="transfers_fundtransfer_once",
                violation_error_message="Lần chuyển này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="transfers_fundtransfer_amount_positive",
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(date__year=F("year")),
                name="transfers_fundtransfer_day_of_year",
                violation_error_message="Ngày chuyển phải thuộc năm ghi sổ.",
            ),
            two_persons("transfers_fundtransfer", "Người xác nhận phải khác người lập."),
        ]

    def __str__(self):
        return f"{self.get_direction_display()}, {day(self.date)}, {dong(self.amount)} đồng"

    def clean(self):
        super().clean()
        if self.date and self.date > timezone.localdate():
            raise ValidationError({"date": f"Ngày {day(self.date)} chưa đến."})
        if self.date and self.year and self.date.year != self.year:
            raise ValidationError({"date": f"Ngày {day(self.date)} không thuộc năm ghi sổ {self.year}."})
