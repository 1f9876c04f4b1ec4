"""That a person has seen what wanted to be seen."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .call import FeedCall
from .provisional import ProvisionalOutcome


class FeedReview(models.Model):
    """A person has seen what a call, or a statement that differs, wanted to be seen."""

    append_only_except = ()

    call = models.OneToOneField(
        FeedCall, models.PROTECT, null=True, blank=True, related_name="review", verbose_name="lời gọi"
    )
    outcome = models.OneToOneField(
        ProvisionalOutcome, models.PROTECT, null=True, blank=True, related_name="review", verbose_name="kết quả"
    )
    seen = models.DateTimeField("xem lúc", auto_now_add=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xem"
    )

    class Meta:
        verbose_name = "lần xem nguồn báo có"
        verbose_name_plural = "lần xem nguồn báo có"
        constraints = [
            models.CheckConstraint(
                condition=Q(call__isnull=False, outcome__isnull=True) | Q(call__isnull=True, outcome__isnull=False),
                name="feeds_feedreview_of_one",
                violation_error_message="Mỗi lần xem là của một lời gọi hoặc một kết quả.",
            ),
        ]

    def __str__(self):
        return f"Đã xem {self.call or self.outcome}"
