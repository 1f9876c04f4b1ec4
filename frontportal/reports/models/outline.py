"""The outline of the report as data: which parts it has, in which order, and which figures each tells."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.yearly import figures


class OutlinePart(Stamped):
    """One part of the reports of months, quarters, half-years and years. Without any part the sections of the figures stand.

    `group` is the heading above it, which parts that follow each other share. A part without figures is written by hand.
    """

    position = models.PositiveSmallIntegerField("thứ tự", default=1, validators=[MinValueValidator(1)])
    group = models.CharField(
        "thuộc phần",
        max_length=150,
        blank=True,
        help_text="Ví dụ: Kết quả thực hiện năm chương trình hành động. Để trống nếu mục đứng riêng.",
    )
    title = models.CharField(
        "tên mục", max_length=150, unique=True, error_messages={"unique": "Đề cương đã có mục này."}
    )
    figures = ArrayField(models.SlugField(max_length=60), verbose_name="chỉ tiêu", default=list, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "mục đề cương"
        verbose_name_plural = "đề cương báo cáo"
        ordering = ["position", "pk"]
        constraints = [given("reports_outlinepart", "title", "Tên mục")]

    def __str__(self):
        return self.title

    @property
    def gone(self) -> list[str]:
        """Slugs that no room registers any more: reports leave them out, the list says so."""
        return [slug for slug in self.figures if slug not in figures.registry]

    def clean(self):
        """A figure is told once, and must be there; one that has gone since may stay until the part is changed."""
        super().clean()
        others = {slug: part.title for part in OutlinePart.objects.exclude(pk=self.pk) for slug in part.figures}
        wrong = [f"Không có chỉ tiêu “{slug}”." for slug in self.gone]
        wrong += [
            f"“{figures.registry[slug].label}” đã ở mục “{others[slug]}”."
            for slug in self.figures
            if slug in others and slug in figures.registry
        ]
        if wrong:
            raise ValidationError({"figures": wrong})
