"""Whether a title goes on after a merger: decided for each recognition, never assumed."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from campaigns.models.recognition import Recognition
from frontportal.approval.showable import Showable
from frontportal.kit.records.base import Stamped, given
from frontportal.places.models import Succession

from ..querysets import TitleCarryoverQuerySet


class TitleCarryover(Showable, Stamped):
    """What was decided of one recognition of an area that became (part of) `unit`."""

    recognition = models.ForeignKey(
        Recognition, models.PROTECT, related_name="carryovers", verbose_name="danh hiệu của khu dân cư cũ"
    )
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="khu dân cư mới")
    is_carried = models.BooleanField(
        "được giữ danh hiệu", default=False, help_text="Bỏ trống nếu quyết định không giữ."
    )
    decision_number = models.CharField("số quyết định", max_length=60)
    decision_date = models.DateField("ngày quyết định")
    reason = models.CharField("lý do", max_length=300, blank=True, help_text="Không ghi tên người.")
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)

    history = HistoricalRecords()
    objects = TitleCarryoverQuerySet.as_manager()

    class Meta:
        verbose_name = "danh hiệu sau sắp xếp"
        verbose_name_plural = "danh hiệu sau sắp xếp"
        ordering = ["-decision_date", "unit__sort_name"]
        constraints = [
            given("recognition_titlecarryover", "decision_number", "Số quyết định"),
            models.UniqueConstraint(
                fields=["recognition", "unit"],
                name="recognition_titlecarryover_once",
                violation_error_message="Đã ghi quyết định về danh hiệu này cho khu dân cư mới này.",
            ),
        ]

    def __str__(self):
        return f"{self.recognition}: {'được giữ' if self.is_carried else 'không được giữ'} ở {self.unit}"

    @property
    def is_public(self) -> bool:
        """Whether the pages of both areas say it; that of a title which is not shown itself waits for it."""
        return self.shown

    def clean(self):
        super().clean()
        if not (self.recognition_id and self.unit_id and self.decision_date):
            return
        step = Succession.objects.filter(predecessor=self.recognition.unit_id, successor=self.unit_id).first()
        if step is None:
            raise ValidationError({"unit": f"{self.unit} không hình thành từ {self.recognition.unit}."})
        if self.decision_date < self.recognition.decision_date:
            raise ValidationError({"decision_date": "Ngày này không được trước ngày quyết định công nhận."})
        if self.is_carried and self.recognition.is_withdrawn:
            raise ValidationError({"is_carried": "Danh hiệu này đã bị thu hồi nên không giữ được."})
