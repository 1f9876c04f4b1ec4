"""The lines of a criteria set."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.values.text import slug

from ..points import PointsField
from .criteria import LOCKED, WHOLE, CriteriaSet


class Criterion(Stamped):
    """One line of a set. `weight` in percent is also the most points it brings; below `least` the area does not pass."""

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="criteria", verbose_name="bộ tiêu chí")
    number = models.CharField("số", max_length=10, help_text="Ví dụ: 1 hoặc 2.3.")
    code = models.SlugField(
        "mã tiêu chí",
        max_length=60,
        unique=True,
        blank=True,
        help_text="Để trống thì lấy theo bộ và số, ví dụ: tieu-bieu-2023-2-3.",
        error_messages={"unique": "Mã tiêu chí này đã có."},
    )
    group = models.CharField("nhóm tiêu chí", max_length=150, blank=True)
    text = models.CharField("nội dung tiêu chí", max_length=400)
    weight = models.PositiveSmallIntegerField(
        "trọng số (%)",
        validators=[
            MinValueValidator(1, "Trọng số phải từ 1%% trở lên."),
            MaxValueValidator(WHOLE, "Trọng số không được quá 100%%."),
        ],
        help_text="Cũng là điểm chuẩn. Cả bộ cộng lại phải đúng 100.",
    )
    least = PointsField("điểm tối thiểu", default=0, help_text="Dưới mức này thì không đạt, dù tổng điểm đủ.")
    evidence = models.CharField("minh chứng cần có", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "tiêu chí"
        verbose_name_plural = "tiêu chí"
        ordering = ["criteria_set", "position", "pk"]
        constraints = [
            given("recognition_criterion", "code", "Mã tiêu chí"),
            given("recognition_criterion", "number", "Số"),
            models.UniqueConstraint(
                fields=["criteria_set", "number"],
                name="recognition_criterion_once",
                violation_error_message="Bộ tiêu chí này đã có tiêu chí mang số này.",
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=WHOLE),
                name="recognition_criterion_weight",
                violation_error_message="Trọng số phải từ 1%% đến 100%%.",
            ),
            models.CheckConstraint(
                condition=Q(least__gte=0, least__lte=F("weight")),
                name="recognition_criterion_least",
                violation_error_message="Điểm tối thiểu không được quá trọng số.",
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.text}"

    def clean(self):
        super().clean()
        if self.criteria_set_id and self.number:
            self.code = self.code or slug(f"{self.criteria_set.code} {self.number.replace('.', ' ')}", most=60)
        if self.criteria_set_id and self.criteria_set.pk and self.criteria_set.is_used() and self.has_changed():
            raise ValidationError(LOCKED)

    def has_changed(self) -> bool:
        names = ("criteria_set_id", "number", "group", "text", "weight", "least", "evidence")
        stored = type(self).objects.filter(pk=self.pk).values_list(*names).first() if self.pk else None
        return stored != tuple(getattr(self, name) for name in names)
