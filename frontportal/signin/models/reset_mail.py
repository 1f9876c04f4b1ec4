"""When a person was last sent a mail for a new password: nobody's box is filled by others."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

PAUSE = timedelta(minutes=10)


class ResetMail(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người dùng", primary_key=True
    )
    sent_at = models.DateTimeField("gửi lúc", default=timezone.now)

    class Meta:
        verbose_name = "thư đặt lại mật khẩu"
        verbose_name_plural = "thư đặt lại mật khẩu"

    def __str__(self) -> str:
        return f"Thư đặt lại mật khẩu của {self.user}"


def may_be_sent(user: Any) -> bool:
    """Whether the last one is long enough ago; if so, one is being sent now."""
    now = timezone.now()
    mail, is_first = ResetMail.objects.get_or_create(user=user, defaults={"sent_at": now})
    return is_first or bool(ResetMail.objects.filter(pk=mail.pk, sent_at__lt=now - PAUSE).update(sent_at=now))
