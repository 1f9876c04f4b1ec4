"""Who read what of the lists that hold personal data: when, for what purpose, how many records."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from frontportal.kit.records.querysets import RecordQuerySet

KEPT_MONTHS = 24


class Reading(models.Model):
    """One line a page or file. It names no record's content, only the list and the record's key.

    Triggers (0001_initial) keep lines as they are, for 24 months.
    """

    append_only_except = ()

    class Kind(models.TextChoices):
        LIST = "list", "Xem danh sách"
        RECORD = "record", "Mở bản ghi"
        EXPORT = "export", "Xuất tệp"
        SEARCH = "search", "Tìm hoặc chọn"

    at = models.DateTimeField("lúc", default=timezone.now, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xem")
    purpose = models.CharField("mục đích", max_length=200)
    kind = models.CharField("việc", max_length=6, choices=Kind)
    list_name = models.CharField("danh sách", max_length=60)
    record_key = models.CharField("bản ghi", max_length=40, blank=True)
    count = models.PositiveIntegerField("số bản ghi")

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "lần xem danh sách kín"
        verbose_name_plural = "các lần xem danh sách kín"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(purpose=""),
                name="closed_lists_reading_has_purpose",
                violation_error_message="Hãy ghi mục đích xem.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.list_name}, {self.count}"
