from django.contrib.postgres.indexes import GinIndex
from django.core.validators import FileExtensionValidator
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Publishable, Stamped, given
from frontportal.kit.records.fields import FoldedField

from ..file_content.judging import check_content, check_size
from ..file_content.kinds import FILE_TYPES
from ..querysets import DocumentQuerySet


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
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False)
    folded = FoldedField(source=("number", "issuer", "abstract"))

    history = HistoricalRecords(excluded_fields=["folded"])
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
        ]

    def __str__(self):
        return f"{self.get_kind_display()} số {self.number}"

    def get_absolute_url(self):
        return reverse("documents:document", args=[self.pk])
