from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.approval.showable import Showable
from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField
from frontportal.places.events import InUnitOnDay

from ..querysets import ActivityQuerySet


class Activity(InUnitOnDay, Showable, Stamped):
    """The daily record: what was done, where, by how many. Public only once somebody entitled has shown it."""

    campaign = models.ForeignKey(
        "campaigns.Campaign", models.PROTECT, related_name="activities", verbose_name="cuộc vận động, phong trào"
    )
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField(
        "năm báo cáo", blank=True, help_text="Để trống thì lấy năm của ngày thực hiện."
    )
    date = models.DateField("ngày")
    title = models.CharField("hoạt động", max_length=200)
    participants = models.PositiveIntegerField("số lượt người tham gia", null=True, blank=True)
    result = models.TextField("kết quả", blank=True, help_text="Không ghi tên hộ, số điện thoại, số tài khoản.")
    pictures = models.ManyToManyField("news.Picture", blank=True, related_name="+", verbose_name="ảnh")
    article = models.ForeignKey(
        "news.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bài viết về hoạt động này",
    )
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)
    folded = FoldedField("nội dung không dấu", source=("title", "result"))

    history = HistoricalRecords(excluded_fields=["folded"], m2m_fields=[pictures])
    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "hoạt động"
        verbose_name_plural = "hoạt động"
        ordering = ["-date", "-pk"]
        permissions = [("show_activity", "Cho hiện hoạt động trên trang công khai")]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit", "date", "title"],
                name="campaigns_activity_once",
                violation_error_message="Hoạt động này của đơn vị trong ngày này đã được ghi.",
            ),
            # An activity of late December may be reported with the next year, never with one further off.
            models.CheckConstraint(
                condition=Q(year__gte=F("date__year")) & Q(year__lte=F("date__year") + 1),
                name="campaigns_activity_year_near_date",
                violation_error_message="Năm báo cáo phải là năm của ngày thực hiện hoặc năm liền sau.",
            ),
        ]
        indexes = [models.Index(fields=["year", "unit"], name="campaigns_activity_year_unit")]

    def __str__(self):
        return f"{self.title} ({self.date:%d/%m/%Y})" if self.date else self.title

    def get_absolute_url(self):
        return f"{reverse('campaigns:campaign', args=[self.campaign.slug])}?nam={self.year}#hoat-dong-{self.pk}"

    def clean(self):
        if self.year is None and self.date:
            self.year = self.date.year
        super().clean()

    @property
    def shown_pictures(self) -> list:
        """Without those that are withheld."""
        return [picture for picture in self.pictures.all() if not picture.is_withheld]

    @property
    def is_public(self) -> bool:
        """Whether it may be read on the public pages."""
        return self.shown
