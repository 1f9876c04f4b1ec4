from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from ..querysets import UnityDayQuerySet
from .area_record import AreaRecord

HELD = Q(ceremony=True) | Q(festival=True) | Q(meal=True)


class UnityDay(AreaRecord):
    """An area's Great Unity Day of a year. Ceremony, festival and meal are counted apart; attendance in lượt."""

    held_on = models.DateField(
        "ngày tổ chức", null=True, blank=True, help_text="Để trống nếu khu dân cư không tổ chức."
    )
    ceremony = models.BooleanField("phần lễ", default=False)
    festival = models.BooleanField("phần hội", default=False)
    meal = models.BooleanField("bữa cơm đoàn kết", default=False)
    attendance = models.PositiveIntegerField("số lượt người dự", default=0)
    guests = models.CharField(
        "đại biểu cấp trên dự", max_length=200, blank=True, default="", db_default="", help_text="Chức danh, cơ quan."
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = UnityDayQuerySet.as_manager()

    class Meta:
        verbose_name = "Ngày hội Đại đoàn kết"
        verbose_name_plural = "Ngày hội Đại đoàn kết"
        ordering = ["-year", "unit__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="campaigns_unity_day_once",
                violation_error_message="Ngày hội của khu dân cư này trong năm này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~HELD | Q(held_on__isnull=False),
                name="campaigns_unity_day_held_has_date",
                violation_error_message="Hãy ghi ngày tổ chức khi có phần lễ, phần hội hoặc bữa cơm.",
            ),
            models.CheckConstraint(
                condition=HELD | Q(attendance=0),
                name="campaigns_unity_day_attended_if_held",
                violation_error_message="Có người dự thì phải chọn ít nhất một trong: phần lễ, phần hội, bữa cơm.",
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(held_on__year=F("year")),
                name="campaigns_unity_day_in_its_year",
                violation_error_message="Ngày tổ chức phải nằm trong năm đã ghi.",
            ),
        ]

    def __str__(self):
        return f"Ngày hội Đại đoàn kết năm {self.year}, {self.unit}"

    @property
    def held(self) -> bool:
        """Whether the area held any part of the day."""
        return self.ceremony or self.festival or self.meal

    def clean(self):
        super().clean()
        if self.unit_id and self.held_on and not self.unit.exists_on(self.held_on):
            raise ValidationError({"held_on": f"{self.unit} không tồn tại vào ngày {self.held_on:%d/%m/%Y}."})
        if self.held_on and self.held_on > timezone.localdate():
            raise ValidationError({"held_on": f"Ngày {self.held_on:%d/%m/%Y} chưa tới. Chỉ ghi ngày hội đã tổ chức."})
