from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.web.tags import day
from frontportal.places.models import Unit

from ..querysets import ParticipationQuerySet
from .campaign_year import CampaignYear


class Participation(Stamped):
    """A commune's part in a campaign's year. Until it reports there is a plan at most; what it reports has a day."""

    campaign_year = models.ForeignKey(
        CampaignYear, models.CASCADE, related_name="shares", verbose_name="chương trình năm"
    )
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="xã, thị trấn")
    plan = models.PositiveIntegerField("đăng ký", null=True, blank=True)
    result = models.PositiveIntegerField("kết quả", null=True, blank=True)
    reported_on = models.DateField("báo cáo ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True, help_text="Chỉ cán bộ đọc.")

    history = HistoricalRecords()
    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = "xã, thị trấn tham gia"
        verbose_name_plural = "xã, thị trấn tham gia"
        ordering = ["-campaign_year__year", "campaign_year", "unit__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign_year", "unit"],
                name="participation_participation_once",
                violation_error_message="Xã, thị trấn này đã có trong chương trình.",
            ),
            models.CheckConstraint(
                condition=Q(result__isnull=True, reported_on__isnull=True)
                | Q(result__isnull=False, reported_on__isnull=False),
                name="participation_participation_result_has_day",
                violation_error_message="Kết quả và ngày báo cáo phải ghi cùng nhau.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}: {self.campaign_year}"

    def clean(self):
        super().clean()
        if not self.unit_id or not self.campaign_year_id:
            return
        year = self.campaign_year.year
        if self.unit.kind not in Unit.COMMUNE_KINDS:
            raise ValidationError({"unit": f"{self.unit} không phải là xã, thị trấn, phường."})
        if not self.unit.exists_in(year):
            raise ValidationError({"unit": f"{self.unit} không tồn tại trong năm {year}."})
        if self.reported_on and self.reported_on.year < year:
            sentence = f"Ngày {day(self.reported_on)} trước năm {year} của chương trình."
            raise ValidationError({"reported_on": sentence})
