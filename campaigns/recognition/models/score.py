"""The lines of an area's score sheet."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.values.decimals import decimal_text

from ..points import PointsField
from ..querysets import ScoreQuerySet
from .criterion import Criterion
from .registration import Registration


class Score(Stamped):
    """The points of one criterion for one area; `own_points` are what the area gave itself."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="scores", verbose_name="đăng ký")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores", verbose_name="tiêu chí")
    own_points = PointsField("điểm tự chấm", null=True, blank=True)
    points = PointsField("điểm kiểm tra")
    evidence = models.CharField("minh chứng", max_length=300, blank=True, help_text="Không ghi tên người.")

    history = HistoricalRecords()
    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = "điểm"
        verbose_name_plural = "điểm kiểm tra"
        ordering = ["registration", "criterion__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "criterion"],
                name="recognition_score_once",
                violation_error_message="Tiêu chí này của khu dân cư đã có điểm.",
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0) & (Q(own_points__isnull=True) | Q(own_points__gte=0)),
                name="recognition_score_not_negative",
                violation_error_message="Điểm không được âm.",
            ),
        ]

    def __str__(self):
        return f"{self.registration}, tiêu chí {self.criterion.number}: {decimal_text(self.points)} điểm"

    def clean(self):
        super().clean()
        if not (self.registration_id and self.criterion_id):
            return
        if self.registration.criteria_set_id != self.criterion.criteria_set_id:
            raise ValidationError({"criterion": "Tiêu chí này không thuộc bộ tiêu chí của đăng ký."})
        for name in ("points", "own_points"):
            value = getattr(self, name)
            if value is not None and value > self.criterion.weight:
                raise ValidationError(
                    {name: f"Tiêu chí {self.criterion.number} có nhiều nhất {self.criterion.weight} điểm."}
                )
