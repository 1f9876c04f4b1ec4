"""How often the public pages are read: counts per page and day, and nothing about who read them."""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped

SITE = ""  # the page key under which visits to the whole site are counted


class DailyCount(models.Model):
    """Readers of one page on one day. The page `SITE` counts visits to the site as a whole."""

    day = models.DateField("ngày")
    page = models.CharField("trang", max_length=200, blank=True)
    count = models.PositiveIntegerField("lượt", default=0)

    class Meta:
        verbose_name = "lượt xem trong ngày"
        verbose_name_plural = "lượt xem trong ngày"
        ordering = ["-day", "page"]
        indexes = [models.Index(fields=["day"], name="visits_dailycount_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "day"],
                name="visits_dailycount_once",
                violation_error_message="Trang này đã có số lượt của ngày này.",
            )
        ]

    def __str__(self):
        return f"{self.page or 'Toàn trang'} – {self.day:%d/%m/%Y}: {self.count}"


class Baseline(Stamped):
    """What an earlier website had counted up to and including a day; added to what the portal counts itself."""

    page = models.CharField(
        "trang", max_length=200, blank=True, unique=True, help_text="Để trống: tổng của toàn trang."
    )
    count = models.PositiveIntegerField("lượt")
    as_of = models.DateField("tính đến ngày")
    note = models.CharField("ghi chú", max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "số lượt chuyển từ trang cũ"
        verbose_name_plural = "số lượt chuyển từ trang cũ"
        ordering = ["page"]

    def __str__(self):
        return f"{self.page or 'Toàn trang'}: {self.count} lượt đến {self.as_of:%d/%m/%Y}"


class Presence(models.Model):
    """That somebody read a page within the last half hour. The reader is a keyed hash that nothing can turn back."""

    visitor = models.CharField("người đọc", max_length=32)
    page = models.CharField("trang", max_length=200, blank=True)
    seen_at = models.DateTimeField("xem lúc", db_index=True)
    fresh = models.BooleanField("lượt mới", default=True)

    class Meta:
        verbose_name = "lượt đang xem"
        verbose_name_plural = "lượt đang xem"
        constraints = [
            models.UniqueConstraint(
                fields=["visitor", "page"],
                name="visits_presence_once",
                violation_error_message="Lượt xem này đã được ghi.",
            )
        ]

    def __str__(self):
        return f"{self.page or 'Toàn trang'} lúc {timezone.localtime(self.seen_at):%H:%M}"


class SenderWindow(models.Model):
    """How often one sender has used one form lately. The sender is a hash under the day's key, as in `Presence`."""

    sender = models.CharField("người gửi", max_length=32)
    form = models.CharField("biểu mẫu", max_length=40)
    since = models.DateTimeField("từ lúc", db_index=True)
    count = models.PositiveIntegerField("lượt", default=1)

    class Meta:
        verbose_name = "lượt gửi biểu mẫu"
        verbose_name_plural = "lượt gửi biểu mẫu"
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "form"],
                name="visits_senderwindow_once",
                violation_error_message="Người gửi này đã có trong bảng đếm.",
            )
        ]

    def __str__(self):
        return f"{self.form} từ {timezone.localtime(self.since):%H:%M}"


class Salt(models.Model):
    """The day's random key of the hashes; the day after it is deleted, and with it the way back to any reader."""

    day = models.DateField("ngày", primary_key=True)
    key = models.BinaryField("khoá")

    class Meta:
        verbose_name = "khoá trong ngày"
        verbose_name_plural = "khoá trong ngày"

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"
