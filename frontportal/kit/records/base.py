"""Abstract records: who made it and when, and whether the public may see it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from .querysets import PublishableQuerySet, RecordQuerySet


class Stamped(models.Model):
    """Every `_at` has its `_by`. The admin and the actions fill them in; imports do too."""

    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người tạo",
    )
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người sửa",
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True


class Publishable(models.Model):
    """Draft → waiting → published → withdrawn. A `published_at` still to come means scheduled."""

    class State(models.TextChoices):
        DRAFT = "draft", "Bản nháp"
        WAITING = "waiting", "Chờ duyệt"
        PUBLISHED = "published", "Đã đăng"
        WITHDRAWN = "withdrawn", "Đã gỡ"

    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField("đăng lúc", null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người đăng",
    )

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_time",
                violation_error_message="Nội dung đã đăng phải có ngày giờ đăng.",
            )
        ]

    @property
    def is_public(self) -> bool:
        """Whether the public may read it now."""
        return (
            self.state == self.State.PUBLISHED and self.published_at is not None and self.published_at <= timezone.now()
        )


def stamp(record: models.Model, user: Any) -> None:
    """Who made it and who changed it last; `user` may be None."""
    if isinstance(record, Stamped) and user is not None:
        if record._state.adding:
            record.created_by = user
        record.updated_by = user
