"""Livelihood support: cows, seedlings, tools, a small loan."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.numbering import Numbered
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.web.tags import day
from frontportal.places.events import InUnitOnDay
from frontportal.yearly.models.values import year_field

from ..querysets import LivelihoodQuerySet
from .funding import CoFunded
from .helping import HelpsHousehold, helped_again_field
from .household import Household


class Livelihood(Numbered, HelpsHousehold, InUnitOnDay, CoFunded, Stamped):
    """One support of a year, worth `value` đồng from all funders, for one household or a group of them."""

    class Occasion(models.TextChoices):
        LAUNCH = "launch", "Lễ phát động tháng cao điểm"
        REGULAR = "regular", "Trong năm"

    class Kind(models.TextChoices):
        COW = "cow", "Bò giống"
        PIG = "pig", "Heo, gia cầm giống"
        SEEDLINGS = "seedlings", "Cây giống, phân bón"
        TOOLS = "tools", "Máy móc, nông cụ"
        WEAVING = "weaving", "Dệt thổ cẩm"
        TRADE = "trade", "Vốn buôn bán nhỏ"
        OTHER = "other", "Khác"

    class State(models.TextChoices):
        COMMITTED = "committed", "Đã cam kết"
        PAID = "paid", "Đã chi tiền"
        HANDED_OVER = "handed_over", "Đã trao"

    total_field = "value"

    code_prefix = "sinh-ke"
    code = models.SlugField(
        "mã",
        max_length=40,
        unique=True,
        blank=True,
        help_text="Để trống để tự đánh số, ví dụ: sinh-ke-2026-001.",
        error_messages={"unique": "Mã này đã có."},
    )
    year = year_field()
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="livelihoods", verbose_name="đơn vị")
    household = models.ForeignKey(
        Household, models.SET_NULL, null=True, blank=True, related_name="livelihoods", verbose_name="hộ được hỗ trợ"
    )
    doubt_reason = helped_again_field()
    households = models.PositiveSmallIntegerField("số hộ thụ hưởng", default=1)
    occasion = models.CharField("dịp trao", max_length=10, choices=Occasion, default=Occasion.REGULAR)
    kind = models.CharField("loại hỗ trợ", max_length=10, choices=Kind)
    value = MoneyField("giá trị", least=1, help_text="Gồm mọi nguồn.")
    state = models.CharField(
        "tiến độ",
        max_length=12,
        choices=State,
        default=State.HANDED_OVER,
        help_text="Chỉ hỗ trợ đã trao mới được tính vào số liệu và hiện trên trang công khai.",
    )
    committed_on = models.DateField("ngày cam kết", null=True, blank=True)
    paid_on = models.DateField("ngày chi tiền", null=True, blank=True)
    date = models.DateField("ngày trao", help_text="Khi chưa trao: ngày dự kiến.")
    folded = FoldedField("mã không dấu", source=("code",))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = LivelihoodQuerySet.as_manager()

    class Meta:
        verbose_name = "hỗ trợ sinh kế"
        verbose_name_plural = "hỗ trợ sinh kế"
        ordering = ["-date", "code"]
        constraints = [
            given("assistance_livelihood", "code", "Mã"),
            models.CheckConstraint(
                condition=Q(value__gt=0),
                name="assistance_livelihood_value_positive",
                violation_error_message="Giá trị phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(households__gt=0),
                name="assistance_livelihood_for_someone",
                violation_error_message="Phải có ít nhất một hộ thụ hưởng.",
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_on__isnull=False),
                name="assistance_livelihood_paid_has_day",
                violation_error_message="Đã chi tiền thì phải ghi ngày chi.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(committed_on__isnull=True) | Q(paid_on__isnull=True) | Q(paid_on__gte=models.F("committed_on"))
                )
                & (Q(committed_on__isnull=True) | Q(date__gte=models.F("committed_on"))),
                name="assistance_livelihood_days_in_order",
                violation_error_message="Ngày chi tiền và ngày trao không được trước ngày cam kết.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.code.upper()}"

    @property
    def given(self) -> int:
        return self.value

    @property
    def is_handed_over(self) -> bool:
        return self.state == self.State.HANDED_OVER

    def clean(self):
        if self.state == self.State.HANDED_OVER and self.date and self.date > timezone.localdate():
            raise ValidationError({"date": f"Ngày {day(self.date)} chưa đến; hỗ trợ chưa trao thì ghi “Đã cam kết”."})
        super().clean()

    def get_absolute_url(self) -> str:
        return reverse("welfare:livelihood", args=[self.year, self.code])
