from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given

from ..querysets import ReplyQuerySet
from ..workflow import ANSWER_PUBLIC, State
from .document import OF_LETTER


class Reply(Stamped):
    """The written answer of the competent body. Public once the petition is published."""

    class Class(models.TextChoices):
        RESOLVED = "resolved", "Đã giải quyết xong"
        RESOLVING = "resolving", "Đang giải quyết"
        WILL_RESOLVE = "will-resolve", "Sẽ giải quyết"
        EXPLAINED = "explained", "Giải trình, cung cấp thông tin"

    petition = models.ForeignKey("voters.Petition", models.PROTECT, related_name="replies", verbose_name="kiến nghị")
    document = models.ForeignKey(
        "voters.ReplyDocument",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name="văn bản chung",
        editable=False,
    )
    meeting = models.ForeignKey(
        "voters.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="trả lời tại hội nghị",
        editable=False,
    )
    number = models.CharField("số văn bản", max_length=50)
    signed_on = models.DateField("ngày ký")
    signer = models.CharField("người ký", max_length=150, help_text="Chức vụ của người ký.")
    reply_class = models.CharField("kết quả", max_length=15, choices=Class)
    promised_on = models.DateField(
        "hẹn xong ngày", null=True, blank=True, help_text="Bắt buộc khi đang hoặc sẽ giải quyết."
    )
    road_map = models.CharField("lộ trình", max_length=300, blank=True)
    text = models.TextField("nội dung trả lời", help_text="Công khai: không ghi tên người kiến nghị.")
    withholds_earlier = models.BooleanField(
        "không công khai bản trước",
        default=False,
        help_text="Đính chính thì trang công khai nêu cả bản trước. Đánh dấu khi bản trước có thông tin cá nhân.",
    )

    history = HistoricalRecords()
    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản trả lời"
        verbose_name_plural = "văn bản trả lời"
        ordering = ["signed_on", "pk"]
        indexes = [
            models.Index(fields=["promised_on"], condition=Q(promised_on__isnull=False), name="voters_reply_promised")
        ]
        constraints = [
            given("voters_reply", "number", "Số văn bản"),
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) | Q(document__isnull=True),
                name="voters_reply_letter_or_spoken",
                violation_error_message="Trả lời tại hội nghị thì không thuộc văn bản nào.",
            ),
            models.UniqueConstraint(
                fields=["petition", "number"],
                name="voters_reply_once",
                violation_error_message="Văn bản này đã được ghi cho kiến nghị.",
            ),
            models.CheckConstraint(
                condition=~Q(reply_class__in=("resolving", "will-resolve")) | Q(promised_on__isnull=False),
                name="voters_reply_road_map",
                violation_error_message="Đang hoặc sẽ giải quyết thì phải ghi ngày hẹn xong.",
            ),
            models.CheckConstraint(
                condition=Q(promised_on__isnull=True) | Q(promised_on__gte=F("signed_on")),
                name="voters_reply_promise_later",
                violation_error_message="Ngày hẹn xong không được trước ngày ký.",
            ),
        ]

    def clean(self):
        super().clean()
        self.must_be_as_its_letter()
        forwarded = self.answers_letter_of() if self.petition_id and not self.meeting_id else None
        if forwarded and self.signed_on and self.signed_on < forwarded:
            sentence = f"Ngày ký {self.signed_on:%d/%m/%Y} trước ngày chuyển kiến nghị {forwarded:%d/%m/%Y}."
            raise ValidationError({"signed_on": sentence})

    def must_be_as_its_letter(self) -> None:
        if self.document and any(getattr(self, name) != getattr(self.document, name) for name in OF_LETTER):
            raise ValidationError("Số, ngày ký, người ký theo văn bản trả lời nhiều kiến nghị; hãy sửa ở văn bản ấy.")

    def answers_letter_of(self) -> date | None:
        """The day before which it can't be signed. A petition that was opened again has been sent more than once: a new
        reply answers the last letter, one that is on record may have answered the first.
        """
        days = [self.petition.forwarded_on]
        if not self._state.adding:
            sent = self.petition.steps.filter(to_state=State.FORWARDED)
            days += [step.on or timezone.localdate(step.at) for step in sent]
        return min((day for day in days if day), default=None)

    def __str__(self):
        how = "trả lời tại hội nghị " if self.meeting_id else ""
        return f"{how}{self.number} ngày {self.signed_on:%d/%m/%Y}"

    def promise(self, day: date) -> str:
        """What it promises and whether that was kept by `day`; a later letter takes its place."""
        if not self.promised_on:
            return ""
        return f"hẹn xong ngày {self.promised_on:%d/%m/%Y}{', đã quá hẹn' if self.promised_on < day and self.is_last else ''}"

    @property
    def is_last(self) -> bool:
        """Whether no later letter answers the same petition; of petitions fetched `with_replies` it costs no query."""
        return self == list(self.petition.replies.all())[-1]

    @property
    def is_public(self) -> bool:
        """Read with its petition once that is published."""
        return self.pk is not None and self.petition.is_public and self.petition.state in ANSWER_PUBLIC
