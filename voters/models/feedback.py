from secrets import token_hex

from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, staff_member
from frontportal.places.events import InUnitOnDay
from frontportal.visits.public_forms import random_code

from ..querysets import FeedbackQuerySet
from .petition import Petition

PREFIX = "GY"


def follow_code() -> str:
    """`"GY-7KMQ4-HX93T"`"""
    return random_code(PREFIX)


class Feedback(InUnitOnDay, Stamped):
    """A citizen's message. Only staff of the place and whoever holds the code can read it."""

    class State(models.TextChoices):
        NEW = "new", "Mới gửi"
        HANDLING = "handling", "Đang xem xét"
        ANSWERED = "answered", "Đã trả lời"
        CLOSED = "closed", "Không xử lý"

    code = models.CharField("mã theo dõi", max_length=20, unique=True, default=follow_code, editable=False)
    form_number = models.CharField("số biểu mẫu", max_length=64, unique=True, default=token_hex, editable=False)
    arrived = models.DateTimeField("gửi lúc", default=timezone.now, editable=False, db_index=True)
    unit = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="feedback", verbose_name="địa bàn"
    )
    field = models.CharField("lĩnh vực", max_length=15, choices=Petition.Field, default=Petition.Field.OTHER)
    message = models.TextField("nội dung", max_length=4000)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.NEW)
    answer = models.TextField("trả lời", blank=True, help_text="Người gửi đọc được bằng mã theo dõi.")
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True, editable=False)
    answered_by = staff_member("người trả lời")
    petition = models.OneToOneField(
        Petition,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="feedback",
        verbose_name="đã lập kiến nghị",
    )
    is_rated = models.BooleanField("người gửi đã đánh giá", default=False, db_default=False, editable=False)
    folded = FoldedField("chữ không dấu", source=("message",))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = "góp ý của người dân"
        verbose_name_plural = "góp ý của người dân"
        ordering = ["-arrived"]
        constraints = [
            given("voters_feedback", "code", "Mã theo dõi"),
            models.CheckConstraint(
                condition=~Q(state="answered") | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="voters_feedback_answered_has_answer",
                violation_error_message="Góp ý đã trả lời phải có nội dung trả lời.",
            ),
        ]

    @property
    def unit_day(self):
        return timezone.localdate(self.arrived)

    def __str__(self):
        return f"Góp ý gửi {timezone.localtime(self.arrived):%d/%m/%Y %H:%M}"
