"""What is said of a year beside its records: plan values and declared figures."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped

from .. import figures

FIRST_YEAR, LAST_YEAR = 1930, 2100


def year_field():
    return models.PositiveSmallIntegerField(
        "năm", validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )


def known_figure(slug: str) -> None:
    """Refuses a slug that no room has registered."""
    if slug not in figures.registry:
        raise ValidationError(f"Không có chỉ tiêu “{slug}”.")


class FigureValue(Stamped):
    """A value somebody stated for a figure of a year, with its source."""

    year = year_field()
    figure = models.SlugField("chỉ tiêu", max_length=60, validators=[known_figure])
    value = models.BigIntegerField("giá trị", validators=[MinValueValidator(0)])
    source = models.CharField("nguồn", max_length=300, help_text="Số, ngày của văn bản hoặc báo cáo nêu giá trị này.")

    class Meta:
        abstract = True
        ordering = ["-year", "figure"]

    def __str__(self):
        return f"{self.figure_label} năm {self.year}"

    @property
    def figure_label(self) -> str:
        found = figures.registry.get(self.figure)
        return found.label if found else self.figure


class Target(FigureValue):
    """The plan value (chỉ tiêu kế hoạch) that a figure of a year is held against."""

    history = HistoricalRecords()

    class Meta(FigureValue.Meta):
        verbose_name = "chỉ tiêu kế hoạch"
        verbose_name_plural = "chỉ tiêu kế hoạch"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "figure"],
                name="yearly_target_once",
                violation_error_message="Chỉ tiêu này đã có giá trị kế hoạch cho năm này.",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="yearly_target_not_negative",
                violation_error_message="Giá trị kế hoạch không được âm.",
            ),
        ]


class DeclaredFigure(FigureValue):
    """The value of a figure for a year that was never recorded here; always shown as declared."""

    history = HistoricalRecords()

    class Meta(FigureValue.Meta):
        verbose_name = "số liệu khai báo"
        verbose_name_plural = "số liệu khai báo"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "figure"],
                name="yearly_declared_once",
                violation_error_message="Chỉ tiêu này đã có số liệu khai báo cho năm này.",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="yearly_declared_not_negative",
                violation_error_message="Số liệu khai báo không được âm.",
            ),
        ]
