"""What a household was in a year: poor, near-poor, of merit …, and how many members it had. Personal data, as the household itself."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.yearly.models.values import year_field
from welfare.assistance.models.household import Household

from .querysets import HouseholdYearQuerySet

MOST_MEMBERS = 30


class HouseholdYear(Stamped):
    """One household of one year's review. The household's own `group` is what it is today."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="years", verbose_name="hộ")
    year = year_field()
    group = models.CharField("diện", max_length=10, choices=Household.Group)
    members = models.PositiveSmallIntegerField(
        "số nhân khẩu", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_MEMBERS)]
    )

    history = HistoricalRecords()
    objects = HouseholdYearQuerySet.as_manager()

    class Meta:
        verbose_name = "diện của hộ theo năm"
        verbose_name_plural = "diện của hộ theo năm"
        ordering = ["-year", "household"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "year"],
                name="household_years_householdyear_once",
                violation_error_message="Hộ này đã được ghi cho năm này.",
            ),
            models.CheckConstraint(
                condition=Q(members__isnull=True) | Q(members__gte=1, members__lte=MOST_MEMBERS),
                name="household_years_householdyear_members",
                violation_error_message=f"Số nhân khẩu phải từ 1 đến {MOST_MEMBERS}.",
            ),
        ]

    def __str__(self):
        return f"{self.household}, năm {self.year}: {self.get_group_display().lower()}"

    def clean(self):
        super().clean()
        if self.year and self.year > timezone.localdate().year + 1:
            raise ValidationError({"year": f"Năm {self.year} chưa rà soát."})
