from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given

from ..querysets import RecommendationQuerySet


class Recommendation(Stamped):
    """What a supervision recommended to one body, by when, and what it answered. A trigger counts them in their supervision."""

    supervision = models.ForeignKey(
        "voters.Supervision", models.CASCADE, related_name="recommendation_list", verbose_name="cuộc giám sát"
    )
    number = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("nội dung kiến nghị", help_text="Công khai: không ghi tên cá nhân.")
    body = models.CharField("gửi đến", max_length=200, help_text="Cơ quan, tổ chức; không ghi tên cá nhân.")
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer = models.TextField("nội dung trả lời", blank=True, help_text="Công khai: không ghi tên cá nhân.")

    history = HistoricalRecords()
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = "kiến nghị sau giám sát"
        verbose_name_plural = "kiến nghị sau giám sát"
        ordering = ["supervision", "number"]
        constraints = [
            given("voters_recommendation", "text", "Nội dung kiến nghị"),
            models.UniqueConstraint(
                fields=["supervision", "number"],
                name="voters_recommendation_once",
                violation_error_message="Thứ tự này của cuộc giám sát đã có.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=False) | Q(answer=""),
                name="voters_recommendation_answer_dated",
                violation_error_message="Có nội dung trả lời thì phải ghi ngày trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=500),
                name="voters_recommendation_number",
                violation_error_message="Thứ tự phải từ 1 đến 500.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kiến nghị {self.number} của {self.supervision.code}"

    @property
    def is_overdue(self) -> bool:
        return self.answered_on is None and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def is_public(self) -> bool:
        """Read with its supervision."""
        return self.pk is not None and self.supervision.is_public
