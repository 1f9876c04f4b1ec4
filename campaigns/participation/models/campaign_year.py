from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from campaigns.models.campaign import Campaign
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.yearly.models.values import year_field


class CampaignYear(Stamped):
    """A campaign's programme of a year: who leads it, what is counted, how much is planned, until when communes report.

    `plan` is the whole territory's; the communes' own plans need not add up to it.
    """

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="years", verbose_name="cuộc vận động, phong trào"
    )
    year = year_field()
    lead = models.CharField("cơ quan chủ trì", max_length=200, help_text="Ví dụ: Ban Thường trực Ủy ban MTTQ huyện.")
    measure = models.CharField(
        "kết quả tính bằng", max_length=60, help_text="Chữ đứng sau con số. Ví dụ: mô hình, hộ, công trình."
    )
    plan = models.PositiveIntegerField("kế hoạch giao", null=True, blank=True, help_text="Của toàn địa bàn.")
    due_on = models.DateField("các xã báo cáo trước ngày", null=True, blank=True)
    folded = FoldedField("chữ không dấu", source=("lead", "measure"))

    history = HistoricalRecords(excluded_fields=["folded"])

    class Meta:
        verbose_name = "chương trình năm của cuộc vận động"
        verbose_name_plural = "chương trình năm của cuộc vận động"
        ordering = ["-year", "campaign"]
        constraints = [
            given("participation_campaignyear", "lead", "Cơ quan chủ trì"),
            given("participation_campaignyear", "measure", "Đơn vị tính kết quả"),
            models.UniqueConstraint(
                fields=["campaign", "year"],
                name="participation_campaignyear_once",
                violation_error_message="Cuộc vận động này đã có chương trình của năm này.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True)
                | Q(due_on__year__gte=models.F("year"), due_on__year__lte=models.F("year") + 1),
                name="participation_campaignyear_due_near_year",
                violation_error_message="Ngày báo cáo phải thuộc năm của chương trình hoặc năm liền sau.",
            ),
        ]

    def __str__(self):
        return f"{self.campaign}, năm {self.year}"

    def get_absolute_url(self):
        return f"{self.campaign.get_absolute_url()}?nam={self.year}"
