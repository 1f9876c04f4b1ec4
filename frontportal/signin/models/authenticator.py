"""The program on a person's phone that shows one-time codes."""

import base64
import secrets
import time
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import quote, urlencode

from django.db import models, transaction
from django.utils import timezone
from django_otp.models import Device, ThrottlingMixin
from django_otp.oath import TOTP

from ..codes.encryption import SecretUnreadable, decrypt, encrypt

STEP, DIGITS = 30, 6  # what every such program takes for granted
TOLERANCE = 1  # steps that a clock may be off, either way
MOST_COUNTED = 9  # wrong codes: 2⁸ seconds are the longest wait, for who knows the password must not lock out the owner
ISSUER = "Cong Mat tran"  # some programs garble diacritics


def new_secret() -> str:
    """Twenty random bytes as RFC 4226 recommends, encrypted."""
    return encrypt(secrets.token_bytes(20))


def totp_of(encrypted_secret: str, drift: int = 0) -> TOTP:
    """Raises SecretUnreadable."""
    totp = TOTP(decrypt(encrypted_secret), step=STEP, digits=DIGITS, drift=drift)
    totp.time = time.time()
    return totp


def is_right(totp: TOTP, code: str, after_step: int = -1) -> bool:
    """Whether the code is one of now, and of a step after the one whose code was used last."""
    is_number = len(code) == DIGITS and code.isascii() and code.isdecimal()
    return is_number and totp.verify(int(code), TOLERANCE, after_step + 1)


def secret_in_letters(encrypted_secret: str) -> str:
    """The secret as people type it into a program that has no camera: "ABCD EFGH …"."""
    letters = base64.b32encode(decrypt(encrypted_secret)).decode("ascii")
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def address_for_program(encrypted_secret: str, username: str) -> str:
    """What the QR code says (Key Uri Format)."""
    asked = {"secret": secret_in_letters(encrypted_secret).replace(" ", ""), "issuer": ISSUER}
    label = quote(f"{ISSUER}:{username}")
    return f"otpauth://totp/{label}?{urlencode(asked | {'digits': DIGITS, 'period': STEP}, quote_via=quote)}"


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


__all__ = ["Authenticator", "SecretUnreadable"]
