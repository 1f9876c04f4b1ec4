"""From where a person signed in rightly: such an address is never locked because others guess the same name."""

from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..otp.encryption import keyed_hash

FORGOTTEN_AFTER = timedelta(days=365)


class KnownAddress(models.Model):
    """The address itself is nobody's business: a hash that needs SECRET_KEY."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="known_addresses", verbose_name="người dùng"
    )
    digest = models.CharField("mã băm của địa chỉ", max_length=64)
    used_at = models.DateTimeField("dùng lần cuối lúc", default=timezone.now)

    class Meta:
        verbose_name = "địa chỉ đã đăng nhập đúng"
        verbose_name_plural = "địa chỉ đã đăng nhập đúng"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "digest"], name="signin_knownaddress_once", violation_error_message="Địa chỉ này đã có."
            )
        ]

    def __str__(self) -> str:
        return f"Địa chỉ của {self.user}"


def remember(user: Any, address: str) -> None:
    """The person signed in from there just now."""
    if address:
        KnownAddress.objects.update_or_create(
            user=user, digest=keyed_hash("address", user.pk, address), defaults={"used_at": timezone.now()}
        )


def is_known(user: Any, address: str) -> bool:
    since = timezone.now() - FORGOTTEN_AFTER
    digest = keyed_hash("address", user.pk, address)
    return bool(address) and KnownAddress.objects.filter(user=user, digest=digest, used_at__gt=since).exists()
