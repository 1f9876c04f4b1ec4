from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.dated_rule import DatedRuleQuerySet

from ..declared import retentions


class RetentionRule(Stamped):
    """So many months something is kept, from `since` on, until a later row about the same kind takes over.

    `kind` is the slug of a Retention that a room declares.
    """

    kind = models.CharField("dữ liệu", max_length=40)
    months = models.PositiveSmallIntegerField("giữ bao nhiêu tháng")
    since = models.DateField("áp dụng từ ngày")
    basis = models.CharField("căn cứ", max_length=300)

    history = HistoricalRecords()
    objects = DatedRuleQuerySet.as_manager()
    ships_with_rows = True  # those of 2026, see migration 0001

    class Meta:
        verbose_name = "thời hạn lưu giữ"
        verbose_name_plural = "thời hạn lưu giữ dữ liệu cá nhân"
        ordering = ["kind", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "since"],
                name="personal_data_retentionrule_once",
                violation_error_message="Đã có thời hạn áp dụng từ ngày này.",
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=600),
                name="personal_data_retentionrule_months",
                violation_error_message="Thời hạn phải từ 1 đến 600 tháng.",
            ),
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="personal_data_retentionrule_has_basis",
                violation_error_message="Hãy ghi căn cứ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.months} tháng, từ {self.since:%d/%m/%Y}"

    @property
    def label(self) -> str:
        """What is kept; the slug itself where no room declares it any more."""
        return retentions()[self.kind][1].label if self.kind in retentions() else self.kind

    @property
    def length_text(self) -> str:
        """`"12 tháng"`, `"10 năm"`."""
        years, rest = divmod(self.months, 12)
        return f"{years} năm" if years > 1 and not rest else f"{self.months} tháng"

    def clean(self) -> None:
        super().clean()
        if self.kind and self.kind not in retentions():
            raise ValidationError({"kind": "Không có loại dữ liệu này."})

    def last_day_kept_from(self, day: date) -> date:
        """On `day` goes what ended on the day returned or before."""
        months = day.year * 12 + day.month - 1 - self.months
        year, month = divmod(months, 12)
        last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - date.resolution).day
        return date(year, month + 1, min(day.day, last))
