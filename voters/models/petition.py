from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.numbering import Numbered
from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField
from frontportal.places.events import InUnitOnDay

from ..querysets import PetitionQuerySet
from ..workflow import ANSWER_PUBLIC, ANSWERED, PUBLIC, SENT, State, Urgency

# Written by actions only and told by the steps: going back to an earlier version must not take a step back.
SET_BY_TRANSITIONS = ("state", "forwarded_on", "due_on", "due_rule", "merged_into", "split_from")


class Petition(Numbered, InUnitOnDay, Stamped):
    """One thing that voters ask for. Who asked is kept apart, in `Petitioner`, and never made public."""

    State = State

    class Field(models.TextChoices):
        ROADS = "roads", "Giao thông"
        WATER = "water", "Nước sạch, thuỷ lợi"
        ELECTRICITY = "electricity", "Điện, viễn thông"
        LAND = "land", "Đất đai, xây dựng"
        FARMING = "farming", "Nông nghiệp, giá nông sản"
        ENVIRONMENT = "environment", "Môi trường, rác thải"
        SCHOOLS = "schools", "Giáo dục"
        HEALTH = "health", "Y tế"
        WELFARE = "welfare", "Chính sách xã hội"
        SECURITY = "security", "An ninh, trật tự"
        ADMINISTRATION = "administration", "Thủ tục hành chính"
        OTHER = "other", "Lĩnh vực khác"

    Urgency = Urgency

    class Channel(models.TextChoices):
        MEETING = "meeting", "Hội nghị tiếp xúc cử tri"
        FEEDBACK = "feedback", "Góp ý trên cổng"
        LETTER = "letter", "Đơn, thư"

    code_prefix = "KN"
    code = models.CharField(
        "mã",
        max_length=20,
        unique=True,
        blank=True,
        help_text="Để trống để tự đánh số, ví dụ: KN-2023-001.",
        validators=[RegexValidator(r"^KN-\d{4}-\d{3,}$", "Mã có dạng KN-2023-001.")],
        error_messages={"unique": "Mã kiến nghị này đã có."},
    )
    year = models.PositiveSmallIntegerField("năm báo cáo")
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="petitions", verbose_name="địa bàn")
    meeting = models.ForeignKey(
        "voters.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="petitions",
        verbose_name="nêu tại hội nghị",
    )
    session = models.ForeignKey(
        "voters.Session",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="petitions",
        verbose_name="kỳ họp",
        help_text="Để trống thì theo hội nghị.",
    )
    channel = models.CharField("tiếp nhận qua", max_length=10, choices=Channel, default=Channel.MEETING)
    field = models.CharField("lĩnh vực", max_length=15, choices=Field)
    title = models.CharField("tóm tắt", max_length=200, help_text="Công khai: không ghi tên người kiến nghị.")
    content = models.TextField("nội dung", help_text="Công khai: không ghi tên, số điện thoại, địa chỉ nhà.")
    urgency = models.CharField("tính chất", max_length=10, choices=Urgency, default=Urgency.NORMAL)
    is_complaint = models.BooleanField(
        "là khiếu nại, tố cáo",
        default=False,
        help_text="Tách riêng theo luật khiếu nại, tố cáo; không bao giờ công khai.",
    )
    received_on = models.DateField("ngày tiếp nhận", default=timezone.localdate)
    agency = models.ForeignKey(
        "voters.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="petitions",
        verbose_name="cơ quan có thẩm quyền",
    )
    state = models.CharField("trạng thái", max_length=12, choices=State, default=State.RECEIVED, editable=False)
    forwarded_on = models.DateField("ngày chuyển", null=True, blank=True, editable=False)
    due_on = models.DateField("hạn trả lời", null=True, blank=True, editable=False)
    due_rule = models.ForeignKey(
        "voters.Deadline",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="căn cứ",
        editable=False,
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="gộp vào", editable=False
    )
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="split_into", verbose_name="tách từ", editable=False
    )
    repeated_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repetitions", verbose_name="lặp lại kiến nghị"
    )
    folded = FoldedField("chữ không dấu", source=("code", "title", "content"))

    history = HistoricalRecords(excluded_fields=["folded", *SET_BY_TRANSITIONS])
    objects = PetitionQuerySet.as_manager()
    comes_with = {"voters.PetitionStep": 1}  # that it was received

    class Meta:
        verbose_name = "kiến nghị"
        verbose_name_plural = "kiến nghị"
        ordering = ["-received_on", "-code"]
        permissions = [("publish_petition", "Công khai kết quả trả lời kiến nghị")]
        indexes = [
            models.Index(fields=["year", "state"], name="voters_petition_year"),
            models.Index(
                fields=["due_on"], condition=Q(state__in=("forwarded", "in-progress")), name="voters_petition_due"
            ),
            models.Index(fields=["received_on"], condition=Q(state="received"), name="voters_petition_waiting"),
            models.Index(fields=["-received_on", "-code"], name="voters_petition_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code=""),
                name="voters_petition_code_given",
                violation_error_message="Kiến nghị phải có mã, ví dụ KN-2023-001.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SENT)
                | Q(agency__isnull=False, forwarded_on__isnull=False, due_on__isnull=False),
                name="voters_petition_sent_to_agency",
                violation_error_message="Kiến nghị đã chuyển phải có cơ quan thẩm quyền, ngày chuyển và hạn trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="voters_petition_merged_into_one",
                violation_error_message="Kiến nghị đã gộp phải ghi rõ gộp vào kiến nghị nào.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ANSWER_PUBLIC, is_complaint=True),
                name="voters_petition_complaint_closed",
                violation_error_message="Khiếu nại, tố cáo không được công khai.",
            ),
            models.CheckConstraint(
                condition=Q(forwarded_on__isnull=True) | Q(forwarded_on__gte=F("received_on")),
                name="voters_petition_sent_after_receipt",
                violation_error_message="Ngày chuyển không được trước ngày tiếp nhận.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("forwarded_on")),
                name="voters_petition_due_after_sent",
                violation_error_message="Hạn trả lời không được trước ngày chuyển.",
            ),
            models.CheckConstraint(
                condition=~Q(channel="meeting") | Q(meeting__isnull=False),
                name="voters_petition_meeting_named",
                violation_error_message="Kiến nghị tại hội nghị phải ghi rõ hội nghị nào.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="voters_petition_year_range",
                violation_error_message="Năm báo cáo phải từ 2000 đến 2100.",
            ),
            models.CheckConstraint(
                condition=(Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")))
                & (Q(repeated_of__isnull=True) | ~Q(repeated_of=F("pk"))),
                name="voters_petition_other_than_itself",
                violation_error_message="Không thể gộp hoặc lặp lại chính kiến nghị này.",
            ),
            models.CheckConstraint(
                condition=Q(split_from__isnull=True) | ~Q(split_from=F("pk")),
                name="voters_petition_part_of_another",
                violation_error_message="Kiến nghị không thể tách từ chính nó.",
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.title}"

    @property
    def unit_day(self):
        """That of the meeting where it was raised: what is written down later may concern a commune that has merged."""
        return self.meeting.unit_day if self.meeting_id else self.received_on

    def get_absolute_url(self):
        """The public page; empty for what the public may not read."""
        return reverse("voters:petition", args=[self.code]) if self.is_public else ""

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC and not self.is_complaint

    @property
    def is_answered(self) -> bool:
        return self.state in ANSWERED

    @property
    def is_overdue(self) -> bool:
        return self.state in (State.FORWARDED, State.IN_PROGRESS) and self.due_on < timezone.localdate()

    @property
    def public_title(self) -> str:
        """What lists of records show: nothing of a text that no person has checked for names yet."""
        return self.title if self.is_public else self.get_state_display()
