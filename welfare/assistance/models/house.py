"""Houses built or repaired with the fund's and others' money."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.numbering import Numbered
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.places.events import InUnitOnDay
from frontportal.yearly.models.values import year_field

from ..querysets import HouseQuerySet
from .funding import CoFunded
from .helping import HelpsHousehold, helped_again_field
from .household import Household
from .norm import Norm, check_norm, norm_reason_field


class House(Numbered, HelpsHousehold, InUnitOnDay, CoFunded, Stamped):
    """One house of a year. `support` is what the year's report counts, `total` all that the house costs (đồng)."""

    class Kind(models.TextChoices):
        UNITY = "dai-doan-ket", "Nhà Đại đoàn kết"
        GRATITUDE = "tinh-nghia", "Nhà tình nghĩa"

    class Work(models.TextChoices):
        NEW = "new", "Xây mới"
        REPAIR = "repair", "Sửa chữa"

    class State(models.TextChoices):
        PLANNED = "planned", "Dự kiến"
        BUILDING = "building", "Đang làm"
        HANDED_OVER = "handed_over", "Đã bàn giao"

    code_prefix = "nha"
    code = models.SlugField(
        "mã nhà",
        max_length=40,
        unique=True,
        blank=True,
        help_text="Để trống để tự đánh số, ví dụ: nha-2026-001.",
        error_messages={"unique": "Mã nhà này đã có."},
    )
    year = year_field()
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="houses", verbose_name="đơn vị")
    household = models.ForeignKey(
        Household, models.SET_NULL, null=True, blank=True, related_name="houses", verbose_name="hộ được hỗ trợ"
    )
    doubt_reason = helped_again_field()
    kind = models.CharField("loại nhà", max_length=15, choices=Kind)
    work = models.CharField("hình thức", max_length=10, choices=Work, default=Work.NEW)
    support = MoneyField("mức hỗ trợ", least=1, help_text="Số tính vào tổng hợp năm. Ví dụ: 50 triệu.")
    norm_reason = norm_reason_field()
    total = MoneyField("tổng kinh phí", least=1, help_text="Gồm mọi nguồn, kể cả gia đình.")
    state = models.CharField("tiến độ", max_length=12, choices=State, default=State.PLANNED)
    handed_over_on = models.DateField("ngày bàn giao", null=True, blank=True)
    decision = models.CharField(
        "quyết định",
        max_length=200,
        blank=True,
        help_text="Số, ngày quyết định. Hiện trên trang công khai, không ghi tên người.",
    )
    folded = FoldedField("mã không dấu", source=("code", "decision"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = HouseQuerySet.as_manager()

    class Meta:
        verbose_name = "căn nhà"
        verbose_name_plural = "nhà Đại đoàn kết, nhà tình nghĩa"
        ordering = ["-year", "code"]
        permissions = [("enter_state_house", "Ghi thẳng tiến độ căn nhà, không qua các bước")]
        constraints = [
            given("assistance_house", "code", "Mã nhà"),
            models.CheckConstraint(
                condition=Q(support__gt=0, total__gte=F("support")),
                name="assistance_house_support_within_total",
                violation_error_message="Mức hỗ trợ phải lớn hơn 0 và không vượt tổng kinh phí.",
            ),
            models.CheckConstraint(
                condition=Q(state="handed_over", handed_over_on__isnull=False)
                | (~Q(state="handed_over") & Q(handed_over_on__isnull=True)),
                name="assistance_house_handed_over_has_date",
                violation_error_message="Nhà đã bàn giao phải có ngày bàn giao; nhà chưa bàn giao thì để trống ngày.",
            ),
        ]

    def __str__(self):
        return self.name_of(self.get_kind_display(), self.code)

    @staticmethod
    def name_of(kind: str, code: str) -> str:
        """Of the kind's label and the code."""
        return f"{kind} {code.upper()}"

    @property
    def given(self) -> int:
        return self.support

    @property
    def unit_day(self):
        """A house that is still being built has no day, only a year."""
        return self.handed_over_on

    def clean(self):
        super().clean()
        self.check_year_of_unit()
        if self.household_id and self.unit_id and self.household.unit_id != self.unit_id:
            raise ValidationError({"household": f"Hộ này thuộc {self.household.unit}, không thuộc đơn vị đã chọn."})

        if self.support and self.year and self.work:
            per = Norm.Per.NEW_HOUSE if self.work == self.Work.NEW else Norm.Per.REPAIR
            where = self.unit if self.unit_id else None
            check_norm(self, per, self.support, date(self.year, 1, 1), date(self.year, 12, 31), unit=where)

    def check_year_of_unit(self):
        if self.unit_id and self.year and self.handed_over_on is None and not self.unit.exists_in(self.year):
            raise ValidationError({"unit": f"{self.unit} không tồn tại trong năm {self.year}."})

    def get_absolute_url(self) -> str:
        return reverse("welfare:house", args=[self.year, self.code])
