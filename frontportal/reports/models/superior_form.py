"""Forms of the level above: an .xlsx that comes down with empty cells, and which figure goes into which of them."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.yearly.models.values import known_figure


class SuperiorForm(Stamped):
    """An .xlsx template of the level above, filled for a year with one click; see `SuperiorFormCell`."""

    name = models.CharField("tên biểu", max_length=150, help_text="Ví dụ: Biểu 02 tổng hợp năm của tỉnh.")
    file_name = models.CharField("tên tệp", max_length=200, blank=True, editable=False)
    content = models.BinaryField("nội dung tệp", editable=False)

    history = HistoricalRecords(excluded_fields=["content"])

    class Meta:
        verbose_name = "biểu mẫu cấp trên"
        verbose_name_plural = "biểu mẫu cấp trên"
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class SuperiorFormCell(models.Model):
    """One cell of such a form and what is written into it. `year_offset` counts from the year that is filled."""

    class Aspect(models.TextChoices):
        VALUE = "value", "Kết quả"
        PLAN = "plan", "Kế hoạch"
        LAST_YEAR = "last_year", "Năm trước"
        WHOLE = "whole", "Tổng thể"
        RECORDS = "records", "Số hồ sơ"
        TEXT = "text", "Cách ghi"

    form = models.ForeignKey(SuperiorForm, models.CASCADE, related_name="form_cells", verbose_name="biểu mẫu")
    sheet = models.CharField("trang tính", max_length=31)
    cell = models.CharField(
        "ô",
        max_length=10,
        validators=[RegexValidator(r"^[A-Z]{1,3}[1-9]\d{0,6}$", "Ghi ô như trong Excel, chữ in hoa, ví dụ: C12.")],
    )
    figure = models.SlugField("chỉ tiêu", max_length=60, validators=[known_figure])
    aspect = models.CharField("lấy", max_length=10, choices=Aspect, default=Aspect.VALUE)
    year_offset = models.SmallIntegerField(
        "so với năm điền",
        default=0,
        validators=[MinValueValidator(-20), MaxValueValidator(1)],
        help_text="0 là năm được điền, −1 là năm trước, 1 là năm sau.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "ô số liệu"
        verbose_name_plural = "ô số liệu"
        ordering = ["sheet", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "sheet", "cell"],
                name="reports_superiorformcell_once",
                violation_error_message="Ô này đã được điền bằng một chỉ tiêu khác.",
            ),
            models.CheckConstraint(
                condition=models.Q(year_offset__range=(-20, 1)),
                name="reports_superiorformcell_year_near",
                violation_error_message="Năm lấy số liệu phải từ 20 năm trước đến 1 năm sau năm điền.",
            ),
        ]

    def __str__(self):
        return f"{self.sheet}!{self.cell}"
