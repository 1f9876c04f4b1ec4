from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import PurePosixPath

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Publishable, Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.values.text import printable

from ..file_content import process
from ..file_content.errors import FileRefusedError
from ..file_content.judging import check_content, check_size
from ..file_content.kinds import FILE_TYPES, ending_of
from ..file_content.reading import FileReading
from ..querysets import DocumentQuerySet

EARLIER = "Văn bản thay thế ban hành ngày {}, không sau văn bản này."
OF_FILE = ("file_text", "file_pages", "file_read", "preview")


class Document(Publishable, Stamped):
    """An official paper: its number, date, issuer and what it is about, with the file when there is one."""

    class Kind(models.TextChoices):
        LAW = "law", "Luật"
        DECREE = "decree", "Nghị định"
        JOINT = "joint", "Nghị quyết liên tịch"
        RESOLUTION = "resolution", "Nghị quyết"
        DECISION = "decision", "Quyết định"
        PROGRAMME = "programme", "Chương trình"
        PLAN = "plan", "Kế hoạch"
        GUIDE = "guide", "Hướng dẫn"
        REPORT = "report", "Báo cáo"
        NOTICE = "notice", "Thông báo"
        LETTER = "letter", "Công văn"
        APPEAL = "appeal", "Lời kêu gọi"
        RULES = "rules", "Quy chế"
        OTHER = "other", "Văn bản khác"

    number = models.CharField("số, ký hiệu", max_length=80, help_text="Ví dụ: 45/KH-MTTQ-BTT.")
    issued_on = models.DateField("ngày ban hành")
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    kind = models.CharField("loại văn bản", max_length=12, choices=Kind)
    abstract = models.TextField("trích yếu", max_length=600)
    file = models.FileField(
        "tệp",
        upload_to="news/documents/%Y",
        blank=True,
        validators=[FileExtensionValidator(FILE_TYPES), check_size, check_content],
    )
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced",
        verbose_name="thay thế bởi",
        help_text="Văn bản ban hành sau, thay thế văn bản này.",
    )
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False)
    # What the file says, read when it comes; `file_read` is the stored name of the file that was read.
    file_text = models.TextField("chữ trong tệp", blank=True, default="", editable=False)
    file_pages = models.PositiveIntegerField("số trang", null=True, editable=False)
    file_read = models.CharField("tệp đã đọc", max_length=200, blank=True, default="", editable=False)
    preview = models.FileField("trang đầu", upload_to="news/previews/%Y", blank=True, default="", editable=False)
    folded = FoldedField(source=("number", "issuer", "abstract", "file_text"))

    history = HistoricalRecords(excluded_fields=["folded", *OF_FILE])
    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-issued_on", "-pk"]
        permissions = [("publish_document", "Duyệt đăng văn bản")]
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="news_document_folded")]
        constraints = [
            *Publishable.Meta.constraints,
            given("news_document", "number", "Số, ký hiệu"),
            models.UniqueConstraint(
                fields=["number", "issuer", "issued_on"],
                name="news_document_once",
                violation_error_message="Văn bản có số, cơ quan và ngày ban hành này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(replaced_by=F("pk")),
                name="news_document_replaced_by_another",
                violation_error_message="Văn bản không thay thế chính nó.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} số {self.number}"

    def get_absolute_url(self):
        return reverse("documents:document", args=[self.pk])

    def clean(self):
        super().clean()
        if self.replaced_by_id and isinstance(self.issued_on, date) and self.replaced_by.issued_on <= self.issued_on:
            raise ValidationError({"replaced_by": EARLIER.format(f"{self.replaced_by.issued_on:%d/%m/%Y}")})

    def save(self, **options):
        """A file that nobody has read yet is read on its way."""
        if self.file_read != (self.file.name or "") or self.file and not self.file._committed:
            self.read_file()
            if options.get("update_fields") is not None:
                options["update_fields"] = {*options["update_fields"], "file", "folded", *OF_FILE}
        super().save(**options)

    def read_file(self, read: Callable[[bytes, str], FileReading] = process.read) -> None:
        """Store the file and note what it says. One that can't be read has no text and no preview, and is kept."""
        found, data = FileReading(), b""
        if self.file:
            with suppress(OSError):
                self.file.open()
                data = self.file.read()
            if not self.file._committed:
                self.file.save(PurePosixPath(self.file.name).name, ContentFile(data), save=False)
            with suppress(FileRefusedError):
                found = read(data, ending_of(self.file.name))
        self.file_text, self.file_pages = printable(found.text), found.pages
        self.file_read = self.file.name or ""
        self.preview = ""
        if found.preview:
            self.preview.save(f"{PurePosixPath(self.file.name).stem}.webp", ContentFile(found.preview), save=False)
