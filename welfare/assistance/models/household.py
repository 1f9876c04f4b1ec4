"""Households that are helped: personal data, read only by roles that may."""

from collections.abc import Sequence
from itertools import islice

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.doubts import Doubt, DoubtMixin, doubt_reason_field
from frontportal.kit.numbering import Numbered
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.values.text import fold
from frontportal.places.mapping import all_origins

from ..querysets import HouseholdQuerySet

FIRST_BIRTH, LAST_BIRTH = 1900, 2100
MOST_TWINS = 3  # that a question names


class Household(Numbered, DoubtMixin, Stamped):
    """A household by its code. Nothing else of it leaves the staff pages; logs and lists see the code only.

    The history tells who changed the record and when, but keeps nothing personal: what is erased here is gone.
    """

    class Group(models.TextChoices):
        POOR = "poor", "Hộ nghèo"
        NEAR_POOR = "near-poor", "Hộ cận nghèo"
        POLICY = "policy", "Gia đình chính sách"
        MERIT = "merit", "Người có công"
        HARDSHIP = "hardship", "Hoàn cảnh khó khăn"
        ORPHAN = "orphan", "Trẻ mồ côi"
        DISABLED = "disabled", "Người khuyết tật"
        DIOXIN = "dioxin", "Nạn nhân chất độc da cam"

    code_prefix = "ho"
    code = models.SlugField(
        "mã hộ",
        max_length=40,
        unique=True,
        blank=True,
        help_text="Để trống để tự đánh số, ví dụ: ho-2026-001.",
        error_messages={"unique": "Mã hộ này đã có."},
    )
    head = models.CharField("họ tên chủ hộ", max_length=100)
    birth_year = models.PositiveSmallIntegerField(
        "năm sinh chủ hộ",
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_BIRTH), MaxValueValidator(LAST_BIRTH)],
        help_text="Để phân biệt những hộ trùng tên.",
    )
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="needy_households", verbose_name="đơn vị")
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    group = models.CharField("diện", max_length=10, choices=Group)
    note = models.TextField("ghi chú", blank=True)
    doubt_reason = doubt_reason_field("lý do ghi thêm hộ trùng tên", "Chỉ ghi khi đã có hộ trùng tên ở cùng nơi.")
    folded = FoldedField("tên không dấu", source=("head", "code"))
    folded_head = FoldedField("chủ hộ không dấu", source=("head",))

    history = HistoricalRecords(
        excluded_fields=["head", "birth_year", "address", "phone", "note", "doubt_reason", "folded", "folded_head"]
    )
    objects = HouseholdQuerySet.as_manager()

    checked_among = "households"
    doubted_fields = ("head", "birth_year", "unit")

    class Meta:
        verbose_name = "hộ được hỗ trợ"
        verbose_name_plural = "hộ được hỗ trợ"
        ordering = ["code"]
        indexes = [models.Index(fields=["folded_head"], name="assistance_household_head")]
        constraints = [
            given("assistance_household", "code", "Mã hộ"),
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True) | Q(birth_year__gte=FIRST_BIRTH, birth_year__lte=LAST_BIRTH),
                name="assistance_household_birth_year",
                violation_error_message=f"Năm sinh phải trong khoảng {FIRST_BIRTH}–{LAST_BIRTH}.",
            ),
        ]

    def __str__(self):
        return f"Hộ {self.code}"

    def clean(self):
        super().clean()
        self.code = self.code.lower()  # as those of houses, or one household is written down twice

    @property
    def described(self) -> str:
        """`"Hộ ho-2023-004 (Nguyễn Thị Lành, sinh năm 1960, Thôn 1, xã Đạ Đờn, hộ nghèo)"`, for who may read households."""
        return f"{self} ({self.facts})"

    @property
    def facts(self) -> str:
        """What is said of it beside its code, for the same readers."""
        born = f"sinh năm {self.birth_year}" if self.birth_year else "chưa ghi năm sinh"
        return f"{self.head}, {born}, {self.unit}, {self.get_group_display().lower()}"

    @property
    def doubt_about(self) -> str:
        """As whose twin another household is in doubt: a stored one, or one further up in the same list, which has no code yet."""
        if self.pk is None:
            return f"Có thể là một hộ với dòng phía trên: {self.facts}."
        return f"Có thể là hộ đã có: {self.described}."

    def is_same(self, other: "Household") -> bool:
        """Whether both are one record, stored or not."""
        return self is other or self.pk is not None and self.pk == other.pk

    def may_be(self, other: "Household", origins: dict[int, set[int]]) -> bool:
        """Whether both may be one household: names alike, one place in or at the other, or what it was before a merger, no two
        years of birth. `origins` as `places.mapping.all_origins` gives them."""

        def are_one(unit: int | None, another: int | None) -> bool:
            is_origin = unit in origins.get(another or 0, ()) or another in origins.get(unit or 0, ())
            return unit is not None and (unit == another or is_origin)

        one, two = (self.unit_id, self.unit.parent_id), (other.unit_id, other.unit.parent_id)
        places = are_one(one[0], two[0]) or are_one(one[0], two[1]) or are_one(one[1], two[0])
        years = {self.birth_year, other.birth_year} - {None}
        return places and len(years) < 2 and fold(self.head) == fold(other.head)

    @classmethod
    def doubts_of(cls, records: Sequence["Household"]) -> list[list[Doubt]]:
        """A household that may be in the register already, or stand further up among the records."""
        known: dict[str, list[Household]] = {}
        for each in cls.objects.namesakes(records):
            known.setdefault(each.folded_head, []).append(each)
        found, origins = [], all_origins()
        for record in records:
            alike = known.setdefault(fold(record.head), [])
            twins = islice(
                (each for each in alike if not record.is_same(each) and record.may_be(each, origins)), MOST_TWINS
            )
            found.append([Doubt(twin.doubt_about, twin) for twin in twins])
            if record.pk is None:
                alike.append(record)
        return found
