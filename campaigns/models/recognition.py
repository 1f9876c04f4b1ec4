from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import given

from ..querysets import RecognitionQuerySet
from .area_record import AreaRecord


class Recognition(AreaRecord):
    """An area recognised for a year, with the decision that says so. Not the village-of-culture title."""

    class Level(models.TextChoices):
        DISTRICT = "district", "Khu dân cư tiêu biểu"
        PROVINCE = "province", "Khu dân cư kiểu mẫu"

    level = models.CharField(
        "danh hiệu", max_length=10, choices=Level, help_text="Tiêu biểu do cấp huyện công nhận, kiểu mẫu do cấp tỉnh."
    )
    decision_number = models.CharField("số quyết định", max_length=60, help_text="Ví dụ: 112/QĐ-MTTQ-BTT.")
    decision_date = models.DateField("ngày quyết định")
    note = models.CharField("ghi chú", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = RecognitionQuerySet.as_manager()

    class Meta:
        verbose_name = "công nhận khu dân cư"
        verbose_name_plural = "công nhận khu dân cư"
        ordering = ["-year", "level", "unit__sort_name"]
        constraints = [
            given("campaigns_recognition", "decision_number", "Số quyết định"),
            models.UniqueConstraint(
                fields=["unit", "year", "level"],
                name="campaigns_recognition_once",
                violation_error_message="Khu dân cư này đã được công nhận danh hiệu này trong năm này.",
            ),
            models.CheckConstraint(
                condition=~Q(decision_number=""),
                name="campaigns_recognition_has_decision",
                violation_error_message="Hãy ghi số quyết định công nhận.",
            ),
            models.CheckConstraint(
                condition=Q(decision_date__year__gte=F("year")) & Q(decision_date__year__lte=F("year") + 1),
                name="campaigns_recognition_decided_in_time",
                violation_error_message="Ngày quyết định phải thuộc năm công nhận hoặc năm liền sau.",
            ),
        ]
        indexes = [models.Index(fields=["year", "level"], name="campaigns_recognition_year")]

    def __str__(self):
        return f"{self.unit}: {self.get_level_display()} năm {self.year}"

    @property
    def is_public(self) -> bool:
        """Always: the pages of campaigns and areas name it as soon as it is here."""
        return self.pk is not None
