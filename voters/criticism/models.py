"""What the Front said of drafts, and what became of it; boards of people's inspection and of community supervision."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.approval.showable import Showable, ShowableMixin
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.places.events import InUnitOnDay
from frontportal.places.querysets import PlacedQuerySet


class ShownQuerySet(ShowableMixin, PlacedQuerySet):
    pass


class DraftCommentQuerySet(ShownQuerySet):
    def shown(self):
        """Of what may be read, what was sent."""
        return super().shown().filter(sent_on__isnull=False)

    def overdue(self):
        """Asked for by a day that has passed, and never sent."""
        return self.filter(sent_on=None, due_on__lt=timezone.localdate())


class DraftComment(InUnitOnDay, Showable, Stamped):
    """A comment on one draft: by letter, or as social criticism at a conference. Public once it was sent and is shown."""

    day_field = "asked_on"

    class Kind(models.TextChoices):
        COMMENT = "comment", "Góp ý dự thảo văn bản"
        CRITICISM = "criticism", "Phản biện xã hội"

    class Form(models.TextChoices):
        LETTER = "letter", "Gửi dự thảo lấy ý kiến"
        CONFERENCE = "conference", "Hội nghị phản biện"
        DIALOGUE = "dialogue", "Đối thoại trực tiếp"

    class Answer(models.TextChoices):
        NONE = "", "Chưa trả lời"
        TAKEN = "taken", "Tiếp thu"
        PARTLY = "partly", "Tiếp thu một phần"
        EXPLAINED = "explained", "Giải trình, giữ nguyên"

    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="địa bàn")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    form = models.CharField("hình thức", max_length=10, choices=Form, default=Form.LETTER)
    draft = models.CharField("tên dự thảo", max_length=300)
    drafter = models.CharField("cơ quan soạn thảo", max_length=200)
    asked_on = models.DateField("ngày nhận đề nghị")
    due_on = models.DateField("hạn gửi ý kiến", null=True, blank=True)
    held_on = models.DateField("ngày hội nghị", null=True, blank=True)
    letter_number = models.CharField("số văn bản gửi", max_length=60, blank=True)
    sent_on = models.DateField("ngày gửi ý kiến", null=True, blank=True)
    points = models.PositiveSmallIntegerField("số ý kiến đã nêu", default=0)
    summary = models.TextField(
        "nội dung chính", blank=True, help_text="Công khai khi đã gửi và cho hiện: không ghi tên cá nhân."
    )
    answer = models.CharField("kết quả", max_length=10, choices=Answer, blank=True, default="")
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    folded = FoldedField("chữ không dấu", source=("draft", "drafter", "letter_number"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = DraftCommentQuerySet.as_manager()

    class Meta:
        verbose_name = "góp ý, phản biện dự thảo"
        verbose_name_plural = "góp ý, phản biện dự thảo"
        ordering = ["-asked_on", "-pk"]
        constraints = [
            given("criticism_draftcomment", "draft", "Tên dự thảo"),
            given("criticism_draftcomment", "drafter", "Cơ quan soạn thảo"),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(sent_on__gte=F("asked_on")),
                name="criticism_draftcomment_sent_after",
                violation_error_message="Ngày gửi ý kiến không được trước ngày nhận đề nghị.",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=False) | Q(answer="", answered_on__isnull=True, letter_number=""),
                name="criticism_draftcomment_answer_after",
                violation_error_message="Chưa ghi ngày gửi ý kiến thì chưa có số văn bản và trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False, answered_on__gte=F("sent_on"))),
                name="criticism_draftcomment_answered",
                violation_error_message="Kết quả phải có ngày trả lời, không trước ngày gửi ý kiến.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.draft}"

    @property
    def is_public(self) -> bool:
        return self.shown and self.sent_on is not None


class CommuneBoard(InUnitOnDay, Showable, Stamped):
    """A board of a commune for one term, by number and office: members' names are the commune's to publish."""

    day_field = "since"

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "Ban Thanh tra nhân dân"
        INVESTMENT = "investment", "Ban Giám sát đầu tư của cộng đồng"

    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="xã, thị trấn")
    kind = models.CharField("ban", max_length=10, choices=Kind)
    since = models.DateField("thành lập ngày")
    until = models.DateField("hết nhiệm kỳ ngày", null=True, blank=True)
    members = models.PositiveSmallIntegerField("số thành viên")
    decision = models.CharField("quyết định công nhận", max_length=120, blank=True)

    history = HistoricalRecords()
    objects = ShownQuerySet.as_manager()

    class Meta:
        verbose_name = "ban ở xã"
        verbose_name_plural = "các ban ở xã"
        ordering = ["unit", "kind", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "since"],
                name="criticism_communeboard_once",
                violation_error_message="Ban này của xã đã được ghi từ cùng ngày.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="criticism_communeboard_until",
                violation_error_message="Ngày hết nhiệm kỳ phải sau ngày thành lập.",
            ),
            models.CheckConstraint(
                condition=Q(members__gte=1),
                name="criticism_communeboard_members",
                violation_error_message="Ban phải có ít nhất một thành viên.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.unit.described}"

    @property
    def is_public(self) -> bool:
        return self.shown
