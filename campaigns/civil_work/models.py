"""Models of skilful civil work ("Dân vận khéo"): what was begun where, by whom, and who recognised it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.approval.showable import Showable
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.web.tags import day
from frontportal.places.events import InUnitOnDay

from .querysets import CivilWorkModelQuerySet


class CivilWorkModel(InUnitOnDay, Showable, Stamped):
    """One model, led by a collective, never by a person; public once somebody entitled has shown it."""

    day_field = "started_on"

    class Field(models.TextChoices):
        ECONOMY = "economy", "Kinh tế"
        CULTURE = "culture", "Văn hoá, xã hội"
        DEFENCE = "defence", "Quốc phòng, an ninh"
        POLITICS = "politics", "Xây dựng hệ thống chính trị"

    class Level(models.TextChoices):
        COMMUNE = "commune", "Cấp xã"
        DISTRICT = "district", "Cấp huyện"
        PROVINCE = "province", "Cấp tỉnh"

    name = models.CharField("tên mô hình", max_length=200)
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="đơn vị")
    field = models.CharField("lĩnh vực", max_length=10, choices=Field)
    lead = models.CharField(
        "tập thể thực hiện", max_length=200, help_text="Tên tổ chức, chi hội, tổ; không ghi tên cá nhân."
    )
    started_on = models.DateField("bắt đầu ngày")
    ended_on = models.DateField("kết thúc ngày", null=True, blank=True)
    people = models.PositiveIntegerField("số người tham gia", null=True, blank=True)
    summary = models.TextField("cách làm, kết quả", max_length=2000, blank=True)
    level = models.CharField("cấp công nhận", max_length=10, choices=Level, blank=True)
    recognised_on = models.DateField("ngày công nhận", null=True, blank=True)
    decision = models.CharField("số quyết định", max_length=60, blank=True)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)
    folded = FoldedField("chữ không dấu", source=("name", "lead", "summary"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = CivilWorkModelQuerySet.as_manager()

    class Meta:
        verbose_name = "mô hình “Dân vận khéo”"
        verbose_name_plural = "mô hình “Dân vận khéo”"
        ordering = ["-started_on", "name"]
        constraints = [
            given("civil_work_civilworkmodel", "lead", "Tập thể thực hiện"),
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="civil_work_civilworkmodel_once",
                violation_error_message="Đơn vị này đã có mô hình mang tên này.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="civil_work_civilworkmodel_ends_after_start",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(level="", recognised_on__isnull=True, decision="")
                | (~Q(level="") & ~Q(decision="") & Q(recognised_on__gte=F("started_on"))),
                name="civil_work_civilworkmodel_recognised_whole",
                violation_error_message="Công nhận phải có cấp, số quyết định và ngày, không trước ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('campaigns:civil-work')}#mo-hinh-{self.pk}"

    @property
    def is_public(self) -> bool:
        """Whether it may be read on the public pages."""
        return self.shown

    def clean(self):
        if self.started_on and self.started_on > timezone.localdate():
            raise ValidationError({"started_on": f"Ngày {day(self.started_on)} chưa đến."})
        super().clean()

    @property
    def recognised_text(self) -> str:
        """`"Cấp huyện, Quyết định 12/QĐ-UBND ngày 05/11/2023"`, "" while nobody has."""
        if self.recognised_on is None:
            return ""
        return f"{self.get_level_display()}, Quyết định {self.decision} ngày {day(self.recognised_on)}"
