"""A year made ready to be published by one person, until another publishes it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from frontportal.kit.records.querysets import RecordQuerySet

from .values import year_field


class PreparationQuerySet(RecordQuerySet):
    def open_of(self, year: int):
        """What waits for the second person; None when nothing does."""
        return self.filter(year=year, edition__isnull=True).select_related("prepared_by").first()


class Preparation(models.Model):
    """Which content of a year was looked at, by whom and why it shall be published; `edition` is what came of it.

    `sha256` is the hash of the content without what only the hour of publishing brings (`Edition.sha256` has that too).
    """

    year = year_field()
    sha256 = models.CharField("mã băm của số liệu", max_length=64)
    reason = models.CharField("lý do", max_length=300, blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người trình"
    )
    prepared_at = models.DateTimeField("trình lúc", default=timezone.now)
    edition = models.OneToOneField(
        "yearly.Edition", models.PROTECT, null=True, blank=True, related_name="preparation", verbose_name="ấn bản"
    )

    objects = PreparationQuerySet.as_manager()

    class Meta:
        verbose_name = "bản trình công bố năm"
        verbose_name_plural = "bản trình công bố năm"
        ordering = ["-prepared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(edition__isnull=True),
                name="yearly_preparation_one_open",
                violation_error_message="Năm này đang có một bản trình chờ công bố.",
            ),
        ]

    def __str__(self):
        return f"Bản trình số liệu năm {self.year}"
