"""The page of a year: its own words and whether the public reads it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Publishable, Stamped
from frontportal.kit.records.querysets import PublishableQuerySet

from .values import FIRST_YEAR, LAST_YEAR


class YearSummaryQuerySet(PublishableQuerySet):
    def years(self) -> list[int]:
        """Years whose page the public may read, newest first."""
        return list(self.published().order_by("-year").values_list("year", flat=True))

    def for_front(self):
        """The year chosen for the front page, else the newest; None when no year is published."""
        return self.published().order_by("-on_front", "-year").first()


class YearSummary(Stamped, Publishable):
    """The public page of a year: its headline and opening words. Its figures are asked of the records."""

    year = models.PositiveSmallIntegerField(
        "năm",
        unique=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        error_messages={"unique": "Năm này đã có trang tổng hợp."},
    )
    introduction = models.TextField("lời mở đầu", blank=True)
    on_front = models.BooleanField("hiện ở trang chủ", default=False)

    history = HistoricalRecords()
    objects = YearSummaryQuerySet.as_manager()

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = "trang tổng hợp năm"
        verbose_name_plural = "trang tổng hợp năm"
        ordering = ["-year"]
        permissions = [
            ("publish_yearsummary", "Công bố trang tổng hợp năm"),
            ("prepare_yearsummary", "Trình công bố số liệu năm"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["on_front"],
                condition=models.Q(on_front=True),
                name="yearly_summary_one_on_front",
                violation_error_message="Trang chủ đã hiện một năm khác. Hãy bỏ chọn năm kia trước.",
            ),
        ]

    def __str__(self):
        return f"Năm {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("yearly:summary", args=[self.year])
