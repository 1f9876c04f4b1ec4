from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.dated_rule import DatedRule

from ..querysets import DeadlineQuerySet
from ..workflow import Urgency


class Deadline(DatedRule):
    """How many days a step may take, from `since` on until a later row for the same step takes over.

    Rules change; a petition forwarded under the old rule keeps the due day it was given then.
    """

    class Step(models.TextChoices):
        CLASSIFY = "classify", "Phân loại kiến nghị"
        ANSWER = "answer", "Trả lời kiến nghị"
        SUPERVISION_PLAN = "supervision-plan", "Gửi kế hoạch trước ngày giám sát"
        SUBJECT_REPORT = "subject-report", "Đối tượng gửi báo cáo trước ngày giám sát"
        SUPERVISION_REPORT = "supervision-report", "Báo cáo sau ngày kết thúc giám sát"

    step = models.CharField("bước", max_length=20, choices=Step)
    urgency = models.CharField(
        "tính chất",
        max_length=10,
        choices=Urgency,
        blank=True,
        help_text="Chỉ chọn với bước trả lời kiến nghị.",
    )

    history = HistoricalRecords()
    objects = DeadlineQuerySet.as_manager()
    ships_with_rows = True  # an office starts with rows, see migration 0003

    class Meta:
        verbose_name = "thời hạn"
        verbose_name_plural = "thời hạn"
        ordering = ["step", "urgency", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "urgency", "since"],
                name="voters_deadline_once",
                violation_error_message="Đã có thời hạn của bước này áp dụng từ cùng ngày.",
            ),
            models.CheckConstraint(
                condition=Q(step="answer", urgency__in=Urgency.values) | (~Q(step="answer") & Q(urgency="")),
                name="voters_deadline_urgency_of_answers",
                violation_error_message="Thời hạn trả lời phải ghi tính chất kiến nghị; các bước khác thì để trống.",
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=366),
                name="voters_deadline_days",
                violation_error_message="Số ngày phải từ 1 đến 366.",
            ),
        ]

    def __str__(self):
        kind = f" ({self.get_urgency_display().lower()})" if self.urgency else ""
        return f"{self.get_step_display()}{kind}: {self.length_text}"
