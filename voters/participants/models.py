"""Deputies and chair by name and office, which are public; articles; and papers with voters' names, which never are."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.consents.scans import check_scan
from frontportal.kit.records.base import Stamped, given
from frontportal.places.querysets import PlacedQuerySet
from voters.models.council import Council


class OfMeetingQuerySet(PlacedQuerySet):
    unit_path = "meeting__unit"


class MeetingDelegate(Stamped):
    """A deputy, or who chaired the meeting: names of an office, not of voters."""

    class Role(models.TextChoices):
        CHAIR = "chair", "Chủ trì"
        DEPUTY = "deputy", "Đại biểu"
        BODY = "body", "Cơ quan dự, trả lời"

    meeting = models.ForeignKey("voters.Meeting", models.CASCADE, related_name="delegates", verbose_name="hội nghị")
    number = models.PositiveSmallIntegerField("thứ tự", default=1)
    role = models.CharField("tư cách", max_length=10, choices=Role, default=Role.DEPUTY)
    name = models.CharField("họ và tên", max_length=100, help_text="Công khai. Không ghi tên cử tri.")
    office = models.CharField("chức vụ, cơ quan", max_length=200)
    council = models.CharField("đại biểu của", max_length=10, choices=Council, blank=True)

    history = HistoricalRecords()
    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "đại biểu, chủ trì"
        verbose_name_plural = "đại biểu, chủ trì"
        ordering = ["meeting", "number", "pk"]
        constraints = [
            given("participants_meetingdelegate", "name", "Họ và tên"),
            given("participants_meetingdelegate", "office", "Chức vụ, cơ quan"),
            models.UniqueConstraint(
                fields=["meeting", "name", "office"],
                name="participants_meetingdelegate_once",
                violation_error_message="Người này của hội nghị đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(role="deputy") | Q(council=""),
                name="participants_meetingdelegate_council",
                violation_error_message="Chỉ đại biểu mới ghi là đại biểu của cấp nào.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

    @property
    def is_public(self) -> bool:
        """Read on the meeting's page."""
        return self.pk is not None


class MeetingArticle(Stamped):
    """An article about the meeting; the public reads it once it is published."""

    meeting = models.ForeignKey("voters.Meeting", models.CASCADE, related_name="told_in", verbose_name="hội nghị")
    article = models.ForeignKey("news.Article", models.PROTECT, related_name="+", verbose_name="bài viết")

    history = HistoricalRecords()
    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "bài viết về hội nghị"
        verbose_name_plural = "bài viết về hội nghị"
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "article"],
                name="participants_meetingarticle_once",
                violation_error_message="Bài viết này của hội nghị đã được ghi.",
            )
        ]

    def __str__(self) -> str:
        return str(self.article)


class MeetingFile(Stamped):
    """The minutes as they were signed, the list of who came: they name voters, so whoever opens them says why."""

    class Kind(models.TextChoices):
        MINUTES = "minutes", "Biên bản hội nghị"
        ATTENDANCE = "attendance", "Danh sách cử tri dự"

    meeting = models.ForeignKey("voters.Meeting", models.PROTECT, related_name="closed_files", verbose_name="hội nghị")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    file = models.FileField(
        "tệp",
        upload_to="meetings/%Y",
        validators=[check_scan],
        help_text="PDF, JPG hoặc PNG, không quá 10 MB. Danh sách kín, không bao giờ công khai.",
    )

    history = HistoricalRecords(excluded_fields=["file"])
    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "biên bản, danh sách dự"
        verbose_name_plural = "biên bản, danh sách dự"
        ordering = ["-meeting__start", "-pk"]
        constraints = [given("participants_meetingfile", "file", "Tệp")]

    def __str__(self) -> str:
        """Never the file's own name: it may be a person's."""
        return f"{self.get_kind_display()} số {self.pk}"
