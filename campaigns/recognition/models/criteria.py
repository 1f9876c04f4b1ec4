"""Criteria sets: data that differ by year and body. One that a score sheet was filled in by stays as it was."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Sum
from simple_history.models import HistoricalRecords

from campaigns.models.titles import Title
from frontportal.kit.records.base import Stamped, given

from ..points import PointsField
from ..querysets import CriteriaSetQuerySet

WHOLE = 100  # percent that the weights of a set add up to
LOCKED = "Bộ tiêu chí này đã dùng để chấm điểm nên không sửa được. Hãy lập phiên bản mới."


class CriteriaSet(Stamped):
    """One version: from `since_year` on areas are inspected for `title` by it, until a later version takes over."""

    title = models.CharField("danh hiệu", max_length=10, choices=Title)
    since_year = models.PositiveSmallIntegerField(
        "áp dụng từ năm", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    code = models.SlugField(
        "mã bộ tiêu chí",
        max_length=40,
        unique=True,
        blank=True,
        help_text="Để trống thì lấy theo danh hiệu và năm, ví dụ: tieu-bieu-2023.",
        error_messages={"unique": "Mã bộ tiêu chí này đã có."},
    )
    basis = models.CharField("văn bản ban hành", max_length=200)
    threshold = PointsField("tổng điểm đạt, từ", default=80, help_text="Trên 100 điểm.")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)

    history = HistoricalRecords()
    objects = CriteriaSetQuerySet.as_manager()

    class Meta:
        verbose_name = "bộ tiêu chí"
        verbose_name_plural = "bộ tiêu chí khu dân cư"
        ordering = ["-since_year", "title"]
        constraints = [
            given("recognition_criteriaset", "code", "Mã bộ tiêu chí"),
            given("recognition_criteriaset", "basis", "Văn bản ban hành"),
            models.UniqueConstraint(
                fields=["title", "since_year"],
                name="recognition_criteriaset_version",
                violation_error_message="Danh hiệu này đã có bộ tiêu chí áp dụng từ năm này.",
            ),
            models.CheckConstraint(
                condition=Q(threshold__gt=0, threshold__lte=WHOLE),
                name="recognition_criteriaset_threshold",
                violation_error_message="Tổng điểm đạt phải lớn hơn 0 và không quá 100.",
            ),
        ]

    def __str__(self):
        return f"{self.get_title_display()}, từ năm {self.since_year}"

    def clean(self):
        super().clean()
        if self.title and self.since_year:
            self.code = self.code or f"{self.title}-{self.since_year}"
        if self.pk and self.is_used():
            stored = type(self).objects.get(pk=self.pk)
            if (stored.title, stored.since_year, stored.threshold) != (self.title, self.since_year, self.threshold):
                raise ValidationError(LOCKED)

    def is_used(self) -> bool:
        """Whether a score sheet was filled in by it."""
        return self.registrations.exists()

    def total_weight(self) -> int:
        return self.criteria.aggregate(total=Sum("weight"))["total"] or 0

    def why_unusable(self) -> str:
        """The sentence for a set whose weights don't add up; "" where one may score by it."""
        total = self.total_weight()
        if total == WHOLE:
            return ""
        return f"Trọng số các tiêu chí của bộ “{self}” cộng lại là {total}%, phải đúng 100% mới chấm điểm được."
