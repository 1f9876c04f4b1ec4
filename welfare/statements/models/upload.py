"""A bank's file on its way in: uploaded, read, looked at, and only then imported."""

from django.db import models
from django.db.models import Q

from frontportal.kit.records.base import Stamped
from welfare.funds.models.bank_account import BankAccount

from ..querysets import UploadQuerySet
from .statement import Statement


class Upload(Stamped):
    """A file that waits; the file itself lies private under DATA_DIR (statements/uploads/state.py). Rows go after a day.

    `rows` read so far and `percent` of the file are written while another process works. `report` is what the preview
    shows: a Report of statements/store/importer.py and the first rows; it holds memos, so it goes once the file is in or refused.
    """

    class State(models.TextChoices):
        READING = "reading", "Đang đọc"
        READY = "ready", "Chờ xác nhận"
        STORING = "storing", "Đang nhập"
        STORED = "stored", "Đã nhập"
        REFUSED = "refused", "Không nhập được"
        CANCELLED = "cancelled", "Đã huỷ"
        BROKEN = "broken", "Bị ngắt"

    file_name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField("mã kiểm tra tệp (SHA-256)", max_length=64, editable=False)
    account = models.ForeignKey(
        BankAccount, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="tài khoản được chọn"
    )
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.READING, editable=False)
    rows = models.PositiveIntegerField("số dòng đã đọc", default=0, editable=False)
    percent = models.PositiveSmallIntegerField("phần trăm đã đọc", null=True, blank=True, editable=False)
    message = models.TextField("lời báo", blank=True, editable=False)
    report = models.JSONField("bản xem trước", default=dict, blank=True, editable=False)
    accepted = models.JSONField("câu hỏi đã đồng ý", default=list, blank=True, editable=False)
    statement = models.ForeignKey(
        Statement, models.CASCADE, null=True, blank=True, editable=False, related_name="+", verbose_name="sao kê"
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp sao kê chờ nhập"
        verbose_name_plural = "tệp sao kê chờ nhập"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="stored") | Q(statement__isnull=False),
                name="statements_upload_stored_has_statement",
                violation_error_message="Tệp đã nhập phải có sao kê.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "broken"]) | ~Q(message=""),
                name="statements_upload_failure_has_reason",
                violation_error_message="Tệp không nhập được phải ghi lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.file_name}, {self.get_state_display().lower()}"

    @property
    def is_busy(self) -> bool:
        """Whether a process should be at work on it."""
        return self.state in (self.State.READING, self.State.STORING)
