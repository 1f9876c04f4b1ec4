from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.values.text import slug

from ..querysets import CampaignQuerySet


class Campaign(Stamped):
    """A campaign, an emulation movement, a peak month or a model that activities belong to."""

    class Kind(models.TextChoices):
        DRIVE = "drive", "Cuộc vận động"
        MOVEMENT = "movement", "Phong trào thi đua"
        PEAK_MONTH = "peak-month", "Tháng cao điểm"
        PATTERN = "pattern", "Mô hình"

    kind = models.CharField("loại", max_length=10, choices=Kind)
    name = models.CharField("tên", max_length=200)
    slug = models.SlugField(
        "địa chỉ trang",
        max_length=80,
        unique=True,
        blank=True,
        help_text="Chữ không dấu, ví dụ: hang-viet. Để trống thì lấy theo tên.",
        error_messages={"unique": "Địa chỉ trang này đã dùng cho cuộc vận động, phong trào khác."},
    )
    summary = models.TextField("giới thiệu", blank=True, help_text="Hai, ba câu cho người đọc trang công khai.")
    since = models.DateField("từ ngày", null=True, blank=True)
    until = models.DateField("đến hết ngày", null=True, blank=True, help_text="Để trống nếu còn tiếp tục.")
    shown = models.BooleanField("hiện trên trang công khai", default=False)
    position = models.PositiveSmallIntegerField("thứ tự", default=0, help_text="Số nhỏ đứng trước.")
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)
    folded = FoldedField("nội dung không dấu", source=("name", "summary"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc vận động, phong trào"
        verbose_name_plural = "cuộc vận động, phong trào"
        ordering = ["position", "name"]
        constraints = [
            given("campaigns_campaign", "slug", "Địa chỉ trang"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="campaigns_campaign_ends_after_start",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        self.slug = self.slug or slug(self.name)

    def get_absolute_url(self):
        return reverse("campaigns:campaign", args=[self.slug])

    @property
    def is_public(self) -> bool:
        """Whether it may be read on the public pages."""
        return self.shown
