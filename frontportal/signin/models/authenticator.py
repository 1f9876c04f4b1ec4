"""The program on a person's phone that shows one-time codes."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django_otp.models import Device, ThrottlingMixin

from ..otp.totp import is_right, totp_of

MOST_COUNTED = 9  # wrong codes: 2⁸ seconds are the longest wait, for who knows the password must not lock out the owner


class Authenticator(ThrottlingMixin, Device):
    """One for each person, made once its first code was right. The secret lies encrypted."""

    encrypted_secret = models.CharField("khoá đã mã hoá", max_length=200)
    last_step = models.BigIntegerField("bước của mã dùng sau cùng", default=-1)
    drift = models.SmallIntegerField("đồng hồ lệch, theo bước", default=0)
    made_at = models.DateTimeField("lập lúc", default=timezone.now)

    class Meta:
        verbose_name = "ứng dụng mã một lần"
        verbose_name_plural = "ứng dụng mã một lần"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"],
                name="signin_authenticator_once",
                violation_error_message="Mỗi người chỉ có một ứng dụng mã một lần.",
            )
        ]

    def __str__(self) -> str:
        return f"Mã một lần của {self.user}"

    def get_throttle_factor(self) -> float:
        return 1.0

    def waits_until(self) -> datetime | None:
        """Until when no code is looked at, after wrong ones; None when one is."""
        is_allowed, reason = self.verify_is_allowed()
        return None if is_allowed else reason["locked_until"]

    def throttle_increment(self, commit: bool = True) -> None:
        self.throttling_failure_count = min(self.throttling_failure_count, MOST_COUNTED - 1)
        super().throttle_increment(commit)

    def verify_token(self, token: Any) -> bool:
        """Whether the code is right now and was not used before; counts a wrong one. Raises SecretUnreadable."""
        with transaction.atomic():
            held = type(self).objects.select_for_update().get(pk=self.pk)  # of two at once, one code serves one
            if held.waits_until():
                return False
            totp = totp_of(held.encrypted_secret, held.drift)
            if not is_right(totp, str(token), held.last_step):
                held.throttle_increment()
                return False
            held.last_step, held.drift = totp.t(), totp.drift
            held.throttle_reset()
            return True
