"""What a citizen asks for: help for the own household or for a neighbour. Personal data from the first word on."""

from secrets import token_hex

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, staff_member
from frontportal.places.events import InUnitOnDay
from frontportal.visits.public_forms import random_code
from welfare.assistance.models.household import Household

from .querysets import OPEN, HelpRequestQuerySet

PREFIX = "GD"
ERASED = "(Đã xoá theo yêu cầu.)"


def request_code() -> str:
    """`"GD-7KMQ4-HX93T"`"""
    return random_code(PREFIX)


class HelpRequest(InUnitOnDay, Stamped):
    """One request. Staff of the place read it, and whoever holds the code reads the answer.

    The history tells who changed what state when, but keeps nothing that the citizen wrote.
    """

    class Need(models.TextChoices):
        HOUSE = "house", "Nhà ở hư hỏng"
        LIVELIHOOD = "livelihood", "Vốn, vật nuôi, cây giống để làm ăn"
        MEDICAL = "medical", "Ốm đau, chữa bệnh"
        STUDY = "study", "Con em đi học"
        FOOD = "food", "Thiếu ăn, giáp hạt"
        DISASTER = "disaster", "Thiên tai, hoả hoạn, tai nạn"
        OTHER = "other", "Việc khác"

    class State(models.TextChoices):
        NEW = "new", "Mới gửi"
        CHECKING = "checking", "Đang xác minh"
        LISTED = "listed", "Đã đưa vào danh sách xét hỗ trợ"
        HELPED = "helped", "Đã hỗ trợ"
        DECLINED = "declined", "Không thuộc diện hỗ trợ"

    code = models.CharField("mã theo dõi", max_length=20, unique=True, default=request_code, editable=False)
    form_number = models.CharField("số biểu mẫu", max_length=64, unique=True, default=token_hex, editable=False)
    arrived = models.DateTimeField("gửi lúc", default=timezone.now, editable=False, db_index=True)
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="help_requests", verbose_name="xã, phường")
    need = models.CharField("cần giúp về", max_length=10, choices=Need)
    message = models.TextField("hoàn cảnh", max_length=2000)
    name = models.CharField("họ và tên người cần giúp", max_length=100)
    address = models.CharField("chỗ ở", max_length=200)
    contact = models.CharField("điện thoại liên hệ", max_length=100)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.NEW)
    answer = models.TextField("trả lời", max_length=2000, blank=True, help_text="Người gửi đọc được bằng mã theo dõi.")
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True, editable=False)
    answered_by = staff_member("người trả lời")
    household = models.ForeignKey(
        Household,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name="hộ",
        help_text="Hộ trong sổ, sau khi đã xác minh.",
    )
    folded = FoldedField("chữ không dấu", source=("name", "message"))

    history = HistoricalRecords(excluded_fields=["message", "name", "address", "contact", "folded"])
    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị giúp đỡ"
        verbose_name_plural = "đề nghị giúp đỡ"
        ordering = ["-arrived"]
        constraints = [
            given("help_requests_helprequest", "code", "Mã theo dõi"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="help_requests_helprequest_answered",
                violation_error_message="Đề nghị đã xử lý phải có nội dung trả lời.",
            ),
        ]

    def __str__(self):
        """Never the name: this text reaches logs and delete pages."""
        return f"Đề nghị gửi {timezone.localtime(self.arrived):%d/%m/%Y %H:%M}"

    @property
    def unit_day(self):
        return timezone.localdate(self.arrived)

    @property
    def is_answered(self) -> bool:
        return self.state not in OPEN

    def clean(self):
        super().clean()
        if self.is_answered and not self.answer.strip():
            raise ValidationError({"answer": "Hãy ghi câu trả lời: người gửi đọc bằng mã theo dõi."})
        if self.household_id and self.unit_id not in (self.household.unit_id, self.household.unit.parent_id):
            raise ValidationError({"household": f"Hộ này không ở {self.unit}."})
