"""A sheet on its way in, and what it did to each record, so that it can be undone."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import staff_member

from .querysets import SheetImportQuerySet

UNDO_WINDOW = timedelta(days=1)


class SheetImport(Stamped):
    """A file that a person brings in for one kind of record. It waits private under DATA_DIR until it is stored or given up.

    `options` are the person's answers to what reading the file had to ask; `report` is what the last look at it found. It
    holds cells of the file, so it goes when the file does. Stored ones stay, as the register of what came in by which file.
    """

    class State(models.TextChoices):
        READING = "reading", "Đang đọc"
        READY = "ready", "Chờ xác nhận"
        STORING = "storing", "Đang nhập"
        STORED = "stored", "Đã nhập"
        UNDONE = "undone", "Đã hoàn tác"
        REFUSED = "refused", "Không nhập được"
        CANCELLED = "cancelled", "Đã huỷ"
        BROKEN = "broken", "Bị ngắt"

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name="loại bản ghi")
    file_name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveBigIntegerField("dung lượng (byte)", editable=False)
    sha256 = models.CharField("mã kiểm tra tệp (SHA-256)", max_length=64, editable=False)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.READING, editable=False)
    options = models.JSONField("trả lời của người nhập", default=dict, blank=True, editable=False)
    report = models.JSONField("bản xem trước", default=dict, blank=True, editable=False, encoder=DjangoJSONEncoder)
    message = models.TextField("lời báo", blank=True, editable=False)
    done_rows = models.PositiveIntegerField("số dòng đã làm", default=0, editable=False)
    all_rows = models.PositiveIntegerField("số dòng", default=0, editable=False)
    attempts = models.PositiveSmallIntegerField("số lần bắt đầu", default=0, editable=False)
    created_count = models.PositiveIntegerField("thêm mới", default=0, editable=False)
    updated_count = models.PositiveIntegerField("cập nhật", default=0, editable=False)
    unchanged_count = models.PositiveIntegerField("không đổi", default=0, editable=False)
    left_out_count = models.PositiveIntegerField("dòng bỏ lại", default=0, editable=False)
    stored_at = models.DateTimeField("nhập lúc", null=True, blank=True, editable=False)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True, editable=False)
    undone_by = staff_member("người hoàn tác")

    objects = SheetImportQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập tệp"
        verbose_name_plural = "các lần nhập tệp"
        ordering = ["-pk"]
        permissions = [("view_others_sheetimport", "Xem các lần nhập tệp của người khác")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["stored", "undone"], stored_at__isnull=False)
                | (~Q(state__in=["stored", "undone"]) & Q(stored_at__isnull=True)),
                name="imports_sheetimport_stored_has_time",
                violation_error_message="Tệp đã nhập phải có thời điểm nhập.",
            ),
            models.CheckConstraint(
                condition=Q(state="undone", undone_at__isnull=False) | (~Q(state="undone") & Q(undone_at__isnull=True)),
                name="imports_sheetimport_undone_has_time",
                violation_error_message="Lần nhập đã hoàn tác phải có thời điểm hoàn tác.",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | Q(undone_at__lte=F("stored_at") + UNDO_WINDOW),
                name="imports_sheetimport_undone_in_time",
                violation_error_message="Chỉ hoàn tác được trong một ngày kể từ lúc nhập.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "broken"]) | ~Q(message=""),
                name="imports_sheetimport_failure_has_reason",
                violation_error_message="Tệp không nhập được phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.get_state_display().lower()}"

    @property
    def model(self) -> type[models.Model]:
        """What its rows are records of. Raises LookupError for a kind that the portal no longer has."""
        found = self.content_type.model_class()
        if found is None:
            raise LookupError(self.content_type.model)
        return found

    @property
    def is_busy(self) -> bool:
        """Whether a process should be at work on it."""
        return self.state in (self.State.READING, self.State.STORING)

    @property
    def percent(self) -> int:
        """How far it is, of 100."""
        return 100 * self.done_rows // self.all_rows if self.all_rows else 0

    @property
    def undo_until(self) -> datetime | None:
        """Until when it may be undone."""
        return self.stored_at + UNDO_WINDOW if self.stored_at else None

    @property
    def is_undo_open(self) -> bool:
        """Whether it is stored, and not for longer than a day."""
        until = self.undo_until
        return self.state == self.State.STORED and until is not None and timezone.now() <= until


class SheetImportRow(models.Model):
    """What a row of a stored file did to a record.

    `version` is the key of the history that it made. `before` keeps, column → value, what it overwrote, as long as it may
    be undone: some columns are in no history because of what they hold, so it is emptied after that day.
    """

    sheet_import = models.ForeignKey(SheetImport, models.CASCADE, related_name="rows", verbose_name="lần nhập")
    line = models.PositiveIntegerField("dòng")
    object_id = models.BigIntegerField("khoá của bản ghi")
    is_new = models.BooleanField("thêm mới")
    version = models.BigIntegerField("phiên bản", null=True)
    before = models.JSONField("giá trị cũ", default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = "dòng đã nhập"
        verbose_name_plural = "dòng đã nhập"
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet_import", "object_id"],
                name="imports_sheetimportrow_once",
                violation_error_message="Một lần nhập chỉ ghi một bản ghi một lần.",
            )
        ]

    def __str__(self) -> str:
        return f"Dòng {self.line}"

    def values_before(self, model: type[models.Model]) -> dict[str, Any]:
        """Column → the value it had."""
        fields = {field.attname: field for field in model._meta.concrete_fields}
        return {name: fields[name].to_python(value) for name, value in self.before.items() if name in fields}
