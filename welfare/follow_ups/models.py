"""What became of a livelihood half a year and a year after it was handed over."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.web.tags import day
from welfare.assistance.models.livelihood import Livelihood

from .querysets import FollowUpQuerySet
from .terms import months_later


class FollowUp(Stamped):
    """One visit. `households_risen` of the households that were helped are poor no longer."""

    class Months(models.IntegerChoices):
        SIX = 6, "Sau 6 tháng"
        TWELVE = 12, "Sau 12 tháng"

    class Outcome(models.TextChoices):
        THRIVING = "thriving", "Phát triển tốt"
        KEPT = "kept", "Duy trì"
        SHRUNK = "shrunk", "Giảm sút"
        LOST = "lost", "Không còn"

    livelihood = models.ForeignKey(Livelihood, models.PROTECT, related_name="follow_ups", verbose_name="hỗ trợ sinh kế")
    months = models.PositiveSmallIntegerField("kỳ theo dõi", choices=Months)
    date = models.DateField("ngày kiểm tra")
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    households_risen = models.PositiveSmallIntegerField("số hộ đã thoát nghèo", default=0)
    people = models.CharField("người kiểm tra", max_length=200, blank=True)
    note = models.CharField(
        "ghi chú", max_length=300, blank=True, help_text="Ví dụ: đàn bò còn 3 con, sinh thêm 1. Không ghi tên hộ."
    )

    history = HistoricalRecords()
    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "lần theo dõi sinh kế"
        verbose_name_plural = "theo dõi sinh kế"
        ordering = ["-date", "livelihood", "months"]
        constraints = [
            models.UniqueConstraint(
                fields=["livelihood", "months"],
                name="follow_ups_followup_once",
                violation_error_message="Kỳ này của hỗ trợ sinh kế này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(months__in=(6, 12)),
                name="follow_ups_followup_months",
                violation_error_message="Theo dõi sau 6 tháng hoặc sau 12 tháng.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="lost") | ~Q(note=""),
                name="follow_ups_followup_loss_says_why",
                violation_error_message="Sinh kế không còn thì phải ghi vì sao ở ghi chú.",
            ),
        ]

    def __str__(self):
        return f"{self.livelihood}, {self.get_months_display().lower()}"

    def clean(self):
        super().clean()
        if self.date and self.date > timezone.localdate():
            raise ValidationError({"date": f"Ngày {day(self.date)} chưa đến."})
        if not self.livelihood_id:
            return
        if not self.livelihood.is_handed_over:
            raise ValidationError({"livelihood": "Hỗ trợ này chưa trao nên chưa có gì để theo dõi."})
        first = months_later(self.livelihood.date, self.months - 1) if self.months in self.Months else None
        if self.date and first and self.date < first:
            sentence = f"Trao ngày {day(self.livelihood.date)} nên kỳ này ghi từ ngày {day(first)}."
            raise ValidationError({"date": sentence})
        if (self.households_risen or 0) > self.livelihood.households:
            sentence = f"Hỗ trợ này dành cho {self.livelihood.households} hộ."
            raise ValidationError({"households_risen": sentence})
