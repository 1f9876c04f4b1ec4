"""What writer and approver say to each other about a text."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from ..querysets import NoteQuerySet

LONGEST = 2000


class Note(models.Model):
    """One note beside a record, never public, never changed."""

    append_only_except = ()

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name="loại nội dung")
    object_id = models.PositiveBigIntegerField("mã của mục")
    record = GenericForeignKey()
    text = models.TextField("lời nhắn", max_length=LONGEST)
    at = models.DateTimeField("lúc", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhắn")

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "lời nhắn"
        verbose_name_plural = "lời nhắn"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="approval_note_record")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="approval_note_not_empty",
                violation_error_message="Lời nhắn không được để trống.",
            )
        ]

    def __str__(self):
        return f"{self.by}, {timezone.localtime(self.at):%d/%m/%Y %H:%M}"
