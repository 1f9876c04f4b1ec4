"""A list for decision, and the decision that was taken on it."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from campaigns.models.titles import Level, Title
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import staff_member
from frontportal.news.file_content.judging import check_content, check_size

from ..querysets import DecisionQuerySet

UNDECIDED = Q(number=None, decided_on=None, decided_by=None, decided_at=None)


class Decision(Stamped):
    """Areas that passed, handed to the body of `level`. What it decides is entered by another person than made the list."""

    title = models.CharField("danh hiệu", max_length=10, choices=Title)
    year = models.PositiveSmallIntegerField("năm", validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    level = models.CharField("cấp công nhận", max_length=10, choices=Level)
    listed_on = models.DateField("ngày lập danh sách")
    listed_by = staff_member("người lập danh sách", on_delete=models.PROTECT)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    number = models.CharField("số quyết định", max_length=60, null=True, blank=True)  # noqa: DJ001 - none is no empty one
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    scan = models.FileField(
        "bản chụp quyết định",
        upload_to="recognition/decisions/%Y",
        blank=True,
        validators=[FileExtensionValidator(["pdf"]), check_size, check_content],
        help_text="Tệp PDF. Sau khi ghi quyết định, người đọc trang công khai tải được.",
    )
    decided_by = staff_member("người ghi quyết định", on_delete=models.PROTECT)
    decided_at = models.DateTimeField("ghi quyết định lúc", null=True, blank=True, editable=False)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)

    history = HistoricalRecords()
    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "danh sách trình, quyết định công nhận"
        verbose_name_plural = "danh sách trình, quyết định công nhận"
        ordering = ["-year", "-listed_on", "-pk"]
        permissions = [("decide_decision", "Ghi quyết định công nhận khu dân cư")]
        constraints = [
            given("recognition_decision", "number", "Số quyết định"),
            models.CheckConstraint(
                condition=UNDECIDED
                | (
                    Q(
                        number__isnull=False,
                        decided_on__isnull=False,
                        decided_by__isnull=False,
                        decided_at__isnull=False,
                    )
                ),
                name="recognition_decision_whole",
                violation_error_message="Quyết định phải có số, ngày và người ghi.",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(listed_by__isnull=True) | ~Q(decided_by=F("listed_by")),
                name="recognition_decision_two_persons",
                violation_error_message="Người ghi quyết định phải khác người lập danh sách.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("listed_on")),
                name="recognition_decision_after_list",
                violation_error_message="Ngày quyết định không được trước ngày lập danh sách.",
            ),
            models.CheckConstraint(
                condition=Q(listed_on__year__gte=F("year")) & Q(listed_on__year__lte=F("year") + 1),
                name="recognition_decision_listed_in_time",
                violation_error_message="Ngày lập danh sách phải thuộc năm xét hoặc năm liền sau.",
            ),
            models.UniqueConstraint(
                fields=["title", "number", "decided_on"],
                name="recognition_decision_once",
                violation_error_message="Quyết định này đã được ghi cho danh hiệu này.",
            ),
        ]

    def __str__(self):
        named = f"Quyết định số {self.number}" if self.is_decided else "Danh sách trình"
        return f"{named}: {self.get_title_display().lower()} năm {self.year}"

    @property
    def is_decided(self) -> bool:
        return self.decided_at is not None

    def clean(self):
        super().clean()
        if self.scan and not self.is_decided:
            raise ValidationError({"scan": "Bản chụp được đưa lên khi ghi quyết định."})
