"""Livelihood support: cows, seedlings, tools, a small loan."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.places.events import InUnitOnDay
from frontportal.yearly.models.values import year_field

from ..querysets import LivelihoodQuerySet
from .funding import CoFunded
from .helping import HelpsHousehold, helped_again_field
from .household import Household


class Livelihood(HelpsHousehold, InUnitOnDay, CoFunded, Stamped):
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

    total_field = "value"

    code = models.SlugField("mã", max_length=40, unique=True, error_messages={"unique": "Mã này đã có."})
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
    date = models.DateField("ngày trao")
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
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.code.upper()}"

    @property
    def given(self) -> int:
        return self.value

    def get_absolute_url(self) -> str:
        return reverse("welfare:livelihood", args=[self.year, self.code])
