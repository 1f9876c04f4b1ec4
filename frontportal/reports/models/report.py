"""What staff give to the year's report: words of their own, and the layout of the Word file."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.yearly import figures
from frontportal.yearly.models.values import year_field

from ..documents import wording


class ReportText(Stamped):
    """The narrative of one section of a year's report, as staff want it; without one the generated text stands.

    `basis` is the generated text on which the words were written: when the figures give another, the words are looked
    at again.
    """

    year = year_field()
    section = models.CharField("mục", max_length=100)
    text = models.TextField(
        "nội dung",
        help_text="Mỗi dòng là một đoạn. Con số viết dạng [52 căn](houses) dẫn tới bảng chỉ dẫn; giữ nguyên phần trong ngoặc tròn.",
    )
    basis = models.TextField("lời tự sinh lúc biên tập", blank=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "lời báo cáo"
        verbose_name_plural = "lời báo cáo năm"
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "section"],
                name="reports_reporttext_once",
                violation_error_message="Mục này của năm đã có lời báo cáo.",
            )
        ]

    def __str__(self):
        return f"{self.section}, báo cáo năm {self.year}"

    def clean(self):
        """Every figure that the text marks must be there."""
        unknown = {slug for _, slug in wording.pieces(self.text) if slug and slug not in figures.registry}
        if unknown:
            raise ValidationError({"text": f"Không có chỉ tiêu: {', '.join(sorted(unknown))}."})


class ReportTemplate(Stamped):
    """A Word template of the report. The newest is used; each was tried before it was taken."""

    name = models.CharField("tên mẫu", max_length=150, help_text="Ví dụ: Mẫu báo cáo năm, sửa phần nơi nhận.")
    file_name = models.CharField("tên tệp", max_length=200, blank=True, editable=False)
    # In the database: a template is small, and must be there whenever its row is.
    content = models.BinaryField("nội dung tệp", editable=False)

    history = HistoricalRecords(excluded_fields=["content"])

    class Meta:
        verbose_name = "mẫu báo cáo Word"
        verbose_name_plural = "mẫu báo cáo Word"
        ordering = ["-pk"]

    def __str__(self):
        return self.name
