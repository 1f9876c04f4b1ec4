"""The work programme: what the committee sets out to do in a year."""

from django.core.validators import MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.querysets import RecordQuerySet

from .values import year_field


class TaskQuerySet(RecordQuerySet):
    def of_year(self, year: int):
        """The tasks of a year in the order of the programme, without those given up."""
        return self.filter(year=year).exclude(state="dropped").order_by("position", "pk")


class Task(Stamped):
    """One line of the programme of `year`; plan values stand in `Target`."""

    class State(models.TextChoices):
        PLANNED = "planned", "Chưa làm"
        STARTED = "started", "Đang làm"
        DONE = "done", "Đã xong"
        DROPPED = "dropped", "Không làm nữa"

    year = year_field()
    position = models.PositiveSmallIntegerField("thứ tự", default=1, validators=[MinValueValidator(1)])
    text = models.CharField("nhiệm vụ", max_length=500)
    lead = models.CharField("chủ trì", max_length=150, blank=True, help_text="Đơn vị hoặc bộ phận chủ trì.")
    due = models.DateField("hạn", null=True, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.PLANNED)

    history = HistoricalRecords()
    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "chương trình công tác"
        ordering = ["-year", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "text"],
                name="yearly_task_once",
                violation_error_message="Nhiệm vụ này đã có trong chương trình của năm.",
            ),
            models.CheckConstraint(
                condition=models.Q(due__isnull=True) | models.Q(due__year__gte=models.F("year")),
                name="yearly_task_due_in_time",
                violation_error_message="Hạn không thể trước năm của nhiệm vụ.",
            ),
        ]

    def __str__(self):
        return self.text
