"""Gift packages: handed out in rounds, counted by unit and by whom they are for."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.places.events import InUnitOnDay
from frontportal.yearly.models.values import FIRST_YEAR, LAST_YEAR, year_field

from ..querysets import GiftQuerySet, GiftRoundQuerySet
from .ceiling import GiftCeiling, check_ceiling
from .norm import Norm, check_norm, norm_reason_field


class GiftRound(Stamped):
    """One occasion of giving. A round for Tết belongs to its Tết year, even when handed out the December before."""

    class Occasion(models.TextChoices):
        TET = "tet", "Tết Nguyên đán"
        VISIT = "visit", "Thăm hỏi"
        UNITY = "unity", "Ngày hội Đại đoàn kết"
        INVALIDS = "invalids", "Ngày Thương binh, Liệt sĩ 27/7"
        PEAK = "peak", "Tháng cao điểm “Vì người nghèo”"
        ILLNESS = "illness", "Ốm đau, hoàn cảnh khó khăn"
        CONDOLENCE = "condolence", "Phúng viếng"
        OTHER = "other", "Dịp khác"

    class PaidFrom(models.TextChoices):
        RAISED = "raised", "Quỹ, nguồn vận động"
        BUDGET = "budget", "Ngân sách (kinh phí của cơ quan)"

    # Which ceiling a gift of the occasion is held to; others have none.
    CEILINGS = {
        Occasion.TET: GiftCeiling.Kind.FEAST,
        Occasion.INVALIDS: GiftCeiling.Kind.FEAST,
        Occasion.UNITY: GiftCeiling.Kind.FEAST,
        Occasion.ILLNESS: GiftCeiling.Kind.ILLNESS,
        Occasion.CONDOLENCE: GiftCeiling.Kind.CONDOLENCE,
    }

    name = models.CharField(
        "tên đợt", max_length=150, unique=True, error_messages={"unique": "Đã có đợt quà mang tên này."}
    )
    occasion = models.CharField("dịp", max_length=10, choices=Occasion)
    tet_year = models.PositiveSmallIntegerField(
        "Tết năm",
        null=True,
        blank=True,
        help_text="Năm dương lịch của mồng một Tết; chỉ ghi cho quà Tết. Ví dụ: Tết Quý Mão là 2023.",
    )
    year = year_field()
    date = models.DateField("ngày trao")
    paid_from = models.CharField(
        "nguồn chi",
        max_length=10,
        choices=PaidFrom,
        default=PaidFrom.RAISED,
        help_text="Quà chi từ ngân sách không vượt được mức trần; từ nguồn vận động thì phải ghi lý do.",
    )
    decision = models.CharField("quyết định, kế hoạch", max_length=200, blank=True)
    folded = FoldedField("tên không dấu", source=("name", "decision"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = GiftRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt quà"
        verbose_name_plural = "đợt quà"
        ordering = ["-date", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(occasion="tet", tet_year__isnull=False) | (~Q(occasion="tet") & Q(tet_year__isnull=True)),
                name="assistance_giftround_tet_year",
                violation_error_message="Quà Tết phải ghi Tết năm nào; dịp khác thì để trống.",
            ),
            models.CheckConstraint(
                condition=Q(tet_year__isnull=True) | Q(tet_year__gte=FIRST_YEAR, tet_year__lte=LAST_YEAR),
                name="assistance_giftround_tet_year_real",
                violation_error_message=f"Tết năm phải trong khoảng {FIRST_YEAR}–{LAST_YEAR}.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def ceiling_kind(self) -> str:
        return self.CEILINGS.get(self.occasion, "")

    def get_absolute_url(self) -> str:
        return reverse("welfare:gift-round", args=[self.tet_year or self.year, self.pk])


class Gift(InUnitOnDay, Stamped):
    """Packages of one value, given in one round to one group in one unit."""

    class Group(models.TextChoices):
        POOR = "poor", "Hộ nghèo"
        NEAR_POOR = "near-poor", "Hộ cận nghèo"
        POLICY = "policy", "Gia đình chính sách"
        MERIT = "merit", "Người có công"
        HARDSHIP = "hardship", "Hoàn cảnh khó khăn"
        ORPHAN = "orphan", "Trẻ mồ côi"
        DISABLED = "disabled", "Người khuyết tật"
        DIOXIN = "dioxin", "Nạn nhân chất độc da cam"
        OTHER = "other", "Đối tượng khác"

    round = models.ForeignKey(GiftRound, models.PROTECT, related_name="gifts", verbose_name="đợt quà")
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="gifts", verbose_name="đơn vị")
    group = models.CharField("đối tượng", max_length=10, choices=Group)
    packages = models.PositiveIntegerField("số suất")
    unit_value = MoneyField("giá trị một suất", least=1)
    norm_reason = norm_reason_field()
    value = models.GeneratedField(
        expression=F("packages") * F("unit_value"),
        output_field=models.BigIntegerField(),
        db_persist=True,
        verbose_name="tổng giá trị",
    )

    history = HistoricalRecords(excluded_fields=["value"])
    objects = GiftQuerySet.as_manager()

    class Meta:
        verbose_name = "quà"
        verbose_name_plural = "quà theo đơn vị"
        ordering = ["-round__date", "unit__sort_name", "group"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "group"],
                name="assistance_gift_once",
                violation_error_message="Đợt quà này đã có số liệu của đơn vị và đối tượng này.",
            ),
            models.CheckConstraint(
                condition=Q(packages__gt=0, unit_value__gt=0),
                name="assistance_gift_positive",
                violation_error_message="Số suất và giá trị một suất phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{self.packages} suất, {self.get_group_display().lower()}"

    @property
    def unit_day(self):
        return self.round.date if self.round_id else None

    def clean(self):
        super().clean()
        if self.round_id and self.unit_value:
            check_ceiling(self)
            where = self.unit if self.unit_id else None
            check_norm(self, Norm.Per.PACKAGE, self.unit_value, self.round.date, unit=where)
