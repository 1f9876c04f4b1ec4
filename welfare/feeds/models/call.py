"""Calls of a provider, and how many come in a minute. Only ever inserted (a trigger)."""

from django.db import models

from ..querysets import FeedCallQuerySet
from .feed import Feed


class FeedCall(models.Model):
    """One call of a provider, or one page asked of its API. The body is kept by its hash (receiving/bodies.py)
    unless nobody signed it."""

    append_only_except = ()

    class Source(models.TextChoices):
        WEBHOOK = "webhook", "Webhook"
        API = "api", "Hỏi API"

    class State(models.TextChoices):
        STORED = "stored", "Đã ghi"
        REPEATED = "repeated", "Gọi lại"
        TEST = "test", "Gọi thử"
        DOUBTFUL = "doubtful", "Cần xem"
        UNREADABLE = "unreadable", "Không đọc được"
        REFUSED = "refused", "Sai mã bí mật"

    TOLD = (State.DOUBTFUL, State.UNREADABLE, State.REFUSED)

    feed = models.ForeignKey(Feed, models.PROTECT, related_name="calls", verbose_name="nguồn")
    source = models.CharField("đường nhận", max_length=10, choices=Source)
    received = models.DateTimeField("nhận lúc", auto_now_add=True)
    state = models.CharField("trạng thái", max_length=12, choices=State)
    lines = models.PositiveIntegerField("dòng mới", default=0)
    note = models.TextField("ghi chú", blank=True)
    sha256 = models.CharField("mã kiểm tra lời gọi (SHA-256)", max_length=64)
    size = models.PositiveIntegerField("dung lượng (byte)")

    objects = FeedCallQuerySet.as_manager()

    class Meta:
        verbose_name = "lời gọi của nguồn báo có"
        verbose_name_plural = "lời gọi của nguồn báo có"
        ordering = ["-pk"]
        permissions = [("review_feedcall", "Ghi đã xem lời gọi và khác biệt của nguồn báo có")]
        indexes = [models.Index(fields=["feed", "received"], name="feeds_feedcall_received")]

    def __str__(self):
        return f"Lời gọi {self.pk} của {self.feed}"


class FeedWindow(models.Model):
    """How many calls came in one minute: one row for each feed and one for all that nobody signed. Written in SQL."""

    name = models.CharField("của", max_length=40, primary_key=True)
    minute = models.DateTimeField("phút")
    count = models.PositiveIntegerField("số lời gọi")

    class Meta:
        verbose_name = "nhịp gọi"
        verbose_name_plural = "nhịp gọi"

    def __str__(self):
        return f"{self.name}: {self.count}"
