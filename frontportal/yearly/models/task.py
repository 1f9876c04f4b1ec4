"""The work programme: what the committee sets out to do in a year."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.querysets import RecordQuerySet

from .values import year_field


class TaskQuerySet(RecordQuerySet):
    def overdue(self):
        """What should be done by now and is not."""
        return self.filter(state__in=("planned", "started"), due__lt=timezone.localdate())

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
    measure = models.CharField(
        "đo bằng",
        max_length=200,
        blank=True,
        default="",
        help_text="Con số hoặc văn bản cho biết đã xong, ví dụ: 100% khu dân cư.",
    )
    result = models.CharField("kết quả", max_length=300, blank=True, default="")
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.PLANNED)
    done_on = models.DateField("xong ngày", null=True, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | models.Q(state="done"),
                name="yearly_task_done_when",
                violation_error_message="Chỉ nhiệm vụ đã xong mới có ngày xong.",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def days_late(self) -> int:
        """By how many days it was, or is by now, done later than it should; 0 where that is not so or not known."""
        end = self.done_on if self.state == self.State.DONE else timezone.localdate()
        return max((end - self.due).days, 0) if end and self.due else 0

    @property
    def standing(self) -> str:
        """`"đang làm, quá hạn 12 ngày"`, `"đã xong 05/10/2024, chậm 5 ngày"`."""
        words = self.get_state_display().lower()
        words += f" {self.done_on:%d/%m/%Y}" if self.done_on else ""
        late = "chậm" if self.state == self.State.DONE else "quá hạn"
        return f"{words}, {late} {self.days_late} ngày" if self.days_late else words
