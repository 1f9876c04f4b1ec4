"""Days about which the State has decided otherwise than the calendar says, as records that staff keep."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.kit.values.workdays import is_proposed_workday

WEEKEND = (6, 7)  # as ISO counts: Saturday, Sunday


class DayDecision(Stamped):
    """What holds of one day. Days without a record are as the library `holidays` proposes."""

    class Kind(models.TextChoices):
        OFF = "off", "Nghỉ"
        MAKE_UP = "make-up", "Làm bù"
        ORDINARY = "ordinary", "Làm việc bình thường (lịch đề xuất ghi là ngày nghỉ)"

    day = models.DateField("ngày", unique=True, error_messages={"unique": "Ngày này đã có trong lịch làm việc."})
    kind = models.CharField("là ngày", max_length=10, choices=Kind)
    name = models.CharField("lý do", max_length=150, help_text="Ví dụ: Nghỉ hoán đổi dịp Tết Dương lịch.")
    basis = models.CharField("căn cứ", max_length=200, help_text="Số, ngày của thông báo hoặc quyết định.")

    history = HistoricalRecords()
    objects = RecordQuerySet.as_manager()
    ships_with_rows = True  # what the library does not know, see migration 0001

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "lịch làm việc"
        ordering = ["-day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="make-up", day__iso_week_day__in=WEEKEND)
                | Q(kind="ordinary", day__iso_week_day__lt=WEEKEND[0])
                | Q(kind="off"),
                name="work_calendar_daydecision_weekday",
                violation_error_message="Ngày làm bù phải là thứ bảy hoặc chủ nhật; ngày làm việc bình thường phải từ thứ hai đến thứ sáu.",
            ),
            models.CheckConstraint(
                condition=Q(day__gte=date(2000, 1, 1), day__lte=date(2100, 12, 31)),
                name="work_calendar_daydecision_years",
                violation_error_message="Ngày phải từ 01/01/2000 đến 31/12/2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.get_kind_display().partition(' (')[0].lower()}"

    def clean(self) -> None:
        """A day that is worked anyway needs no record, and one typed by mistake is told."""
        super().clean()
        if self.day and self.kind == self.Kind.ORDINARY and is_proposed_workday(self.day):
            raise ValidationError({"day": f"Ngày {self.day:%d/%m/%Y} vốn là ngày làm việc, không cần ghi."})
