from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.dated_rule import DatedRule

from ..workflow import Urgency
from .agency import Agency
from .council import CouncilChannel


class Deadline(DatedRule):
    """How many days a step may take, from `since` on until a later row about the same takes over.

    A row may hold for one channel, for bodies of one level or in one province only; of the rows that fit, the one that
    says most holds (`voters/deadlines.py`). Rules change; a petition keeps the rule under which it was forwarded.
    """

    class Step(models.TextChoices):
        CLASSIFY = "classify", "Phân loại kiến nghị"
        ANSWER = "answer", "Trả lời kiến nghị"
        REPEAT = "repeat", "Trả lời kiến nghị lặp lại"
        PUBLISH = "publish", "Công khai kết quả sau khi có trả lời"
        POSTING = "posting", "Niêm yết kết quả trả lời"
        PRESS_PLAN = "press-plan", "Gửi kế hoạch cho báo chí trước hội nghị"
        SYNTHESIS = "synthesis", "Tổng hợp ý kiến sau hội nghị"
        SESSION_REPORT = "session-report", "Mặt trận gửi báo cáo tổng hợp trước kỳ họp"
        RESULTS_REPORT = "results-report", "Cơ quan báo cáo kết quả giải quyết trước kỳ họp"
        SUPERVISION_PLAN = "supervision-plan", "Gửi kế hoạch trước ngày giám sát"
        SUBJECT_REPORT = "subject-report", "Đối tượng gửi báo cáo trước ngày giám sát"
        SUPERVISION_REPORT = "supervision-report", "Báo cáo sau ngày kết thúc giám sát"

    step = models.CharField("bước", max_length=20, choices=Step)
    council_channel = models.CharField(
        "kênh", max_length=10, choices=CouncilChannel, blank=True, help_text="Để trống nếu dùng cho mọi kênh."
    )
    body_level = models.CharField(
        "cấp của cơ quan",
        max_length=10,
        choices=Agency.Level,
        blank=True,
        help_text="Để trống nếu dùng cho cơ quan mọi cấp.",
    )
    unit = models.ForeignKey(
        "places.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="quy định riêng của tỉnh",
        help_text="Để trống nếu dùng cho cả nước.",
        limit_choices_to={"kind": "province"},
    )
    urgency = models.CharField(
        "tính chất",
        max_length=10,
        choices=Urgency,
        blank=True,
        help_text="Chỉ chọn khi quy định phân biệt theo tính chất kiến nghị.",
    )

    history = HistoricalRecords()
    ships_with_rows = True  # an office starts with rows, see migrations 0003 and 0005

    class Meta:
        verbose_name = "thời hạn"
        verbose_name_plural = "thời hạn"
        ordering = ["step", "urgency", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "council_channel", "body_level", "unit", "urgency", "since"],
                nulls_distinct=False,
                name="voters_deadline_once",
                violation_error_message="Đã có thời hạn như vậy của bước này áp dụng từ cùng ngày.",
            ),
            models.CheckConstraint(
                condition=Q(step__in=("answer", "repeat")) | Q(urgency="", body_level=""),
                name="voters_deadline_of_answers",
                violation_error_message="Chỉ thời hạn trả lời mới chia theo tính chất kiến nghị và cấp của cơ quan.",
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=366) | Q(days=0, step="publish"),
                name="voters_deadline_days",
                violation_error_message="Số ngày phải từ 1 đến 366; riêng việc công khai có thể là 0 (ngay khi nhận trả lời).",
            ),
        ]

    def __str__(self):
        words = (self.get_council_channel_display(), self.get_urgency_display().lower())
        kind = f" ({', '.join(filter(None, words))})" if any(words) else ""
        return f"{self.get_step_display()}{kind}: {self.length_text}"
