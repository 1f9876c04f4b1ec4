"""What others than the fund give for a house or a livelihood."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.values.money import dong

from ..querysets import CoFundingQuerySet
from .funding import check_funding_total
from .house import House
from .livelihood import Livelihood


class CoFunding(Stamped):
    """One funder's share of one house or one livelihood, in đồng."""

    class Kind(models.TextChoices):
        COMPANY = "company", "Doanh nghiệp"
        PROVINCE = "province", "Quỹ cấp tỉnh"
        STATE = "state", "Ngân sách Nhà nước"
        COMMUNITY = "community", "Cộng đồng dân cư"
        FAMILY = "family", "Gia đình, họ hàng"
        OTHER = "other", "Nguồn khác"

    class Form(models.TextChoices):
        MONEY = "money", "Tiền"
        GOODS = "kind", "Hiện vật, ngày công"

    class Fund(models.TextChoices):
        POOR = "poor", "Quỹ “Vì người nghèo”"
        RELIEF = "relief", "Quỹ Cứu trợ"
        BUDGET = "budget", "Ngân sách"
        OTHER = "other", "Nguồn khác"

    class Level(models.TextChoices):
        CENTRAL = "central", "Trung ương"
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện"
        COMMUNE = "commune", "Cấp xã"
        DIRECT = "direct", "Ủng hộ trực tiếp"

    # Names of bodies may be printed; a family's or an individual's never.
    NAMED = (Kind.COMPANY, Kind.PROVINCE, Kind.STATE)

    house = models.ForeignKey(
        House, models.CASCADE, null=True, blank=True, related_name="cofundings", verbose_name="căn nhà"
    )
    livelihood = models.ForeignKey(
        Livelihood, models.CASCADE, null=True, blank=True, related_name="cofundings", verbose_name="sinh kế"
    )
    kind = models.CharField("loại nguồn", max_length=10, choices=Kind)
    fund = models.CharField(
        "quỹ chi",
        max_length=10,
        choices=Fund,
        blank=True,
        default="",
        help_text="Tiền lấy từ quỹ nào; khác với cấp nào chi.",
    )
    level = models.CharField(
        "cấp chi",
        max_length=10,
        choices=Level,
        blank=True,
        default="",
        help_text="Cấp nào chi tiền; để trống nếu chưa rõ.",
    )
    source = models.CharField(
        "tên nguồn", max_length=200, help_text="Tên doanh nghiệp, cơ quan. Nguồn gia đình: không ghi tên người."
    )
    amount = MoneyField("giá trị", least=1)
    form = models.CharField("hình thức", max_length=5, choices=Form, default=Form.MONEY)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    folded = FoldedField("tên không dấu", source=("source",))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = CoFundingQuerySet.as_manager()

    class Meta:
        verbose_name = "nguồn cùng hỗ trợ"
        verbose_name_plural = "nguồn cùng hỗ trợ"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(house__isnull=False, livelihood__isnull=True)
                | Q(house__isnull=True, livelihood__isnull=False),
                name="assistance_cofunding_one_object",
                violation_error_message="Hãy chọn một căn nhà hoặc một sinh kế, không chọn cả hai.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="assistance_cofunding_amount_positive",
                violation_error_message="Giá trị phải lớn hơn 0.",
            ),
            models.UniqueConstraint(
                fields=["house", "livelihood", "kind", "source", "form"],
                nulls_distinct=False,
                name="assistance_cofunding_once",
                violation_error_message="Nguồn này đã được ghi cho căn nhà hoặc sinh kế này.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {dong(self.amount)} đồng"

    def clean(self):
        super().clean()
        target = self.house if self.house_id else self.livelihood if self.livelihood_id else None
        if target and self.amount:
            check_funding_total(target, self.amount, "amount", cofunding=self.pk)

    @property
    def public_source(self) -> str:
        return self.source if self.kind in self.NAMED else self.get_kind_display()
