from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.approval.showable import Showable
from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.values.text import roman
from frontportal.places.events import InUnitOnDay

from ..querysets import HonourQuerySet


class Honour(InUnitOnDay, Showable, Stamped):
    """A ceremony that honours people for the years `from_year` to `to_year`. How many is often not known."""

    class Series(models.TextChoices):
        EVERYDAY = "everyday", "Gương sáng đời thường"
        CIVIL_WORK = "civil-work", "Dân vận khéo"
        OTHER = "other", "Tuyên dương khác"

    series = models.CharField("chuỗi tôn vinh", max_length=10, choices=Series)
    name = models.CharField("tên lễ", max_length=200)
    edition = models.PositiveSmallIntegerField("lần thứ", validators=[MinValueValidator(1)], default=1)
    from_year = models.PositiveSmallIntegerField("giai đoạn từ năm", null=True, blank=True)
    to_year = models.PositiveSmallIntegerField("đến năm", null=True, blank=True)
    year = models.PositiveSmallIntegerField(
        "năm báo cáo", blank=True, help_text="Để trống thì lấy năm của ngày tổ chức."
    )
    date = models.DateField("ngày tổ chức")
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="đơn vị")
    people = models.PositiveIntegerField(
        "số người được tôn vinh", null=True, blank=True, help_text="Để trống nếu chưa rõ."
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)
    folded = FoldedField("nội dung không dấu", source=("name", "note"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = HonourQuerySet.as_manager()

    class Meta:
        verbose_name = "lễ tôn vinh"
        verbose_name_plural = "lễ tôn vinh"
        ordering = ["-date", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "unit", "edition", "name"],
                name="campaigns_honour_once",
                violation_error_message="Lễ tôn vinh lần này của đơn vị đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(from_year__isnull=True) | Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                name="campaigns_honour_period_in_order",
                violation_error_message="Giai đoạn phải kết thúc sau khi bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(edition__gte=1),
                name="campaigns_honour_edition_from_one",
                violation_error_message="Lần thứ phải từ 1 trở lên.",
            ),
        ]

    def clean(self):
        if self.year is None and self.date:
            self.year = self.date.year
        super().clean()

    def __str__(self):
        return f"{self.name}, lần thứ {self.edition_numeral}"

    def get_absolute_url(self):
        return reverse("campaigns:honour", args=[self.pk])

    @property
    def edition_numeral(self) -> str:
        """`"II"`"""
        return roman(self.edition)

    @property
    def period(self) -> str:
        """`"2018–2023"`, or nothing when it is not known."""
        return "–".join(str(year) for year in (self.from_year, self.to_year) if year)

    @property
    def is_public(self) -> bool:
        """Whether the pages of campaigns name it."""
        return self.shown
