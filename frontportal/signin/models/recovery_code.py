"""Codes on paper, for the day on which the phone is lost: each serves once."""

import secrets
from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from ..otp.encryption import keyed_hash

NUMBER = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that looks like something else on paper
GROUPS = 3  # of four letters: 59 bits, which nobody finds by trying


class RecoveryCode(models.Model):
    """Stored as a hash that needs SECRET_KEY; a code used stays, so that it is seen when it was."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes", verbose_name="người dùng"
    )
    digest = models.CharField("mã băm", max_length=64)
    used_at = models.DateTimeField("đã dùng lúc", null=True)

    class Meta:
        verbose_name = "mã dự phòng"
        verbose_name_plural = "mã dự phòng"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "digest"],
                name="signin_recoverycode_once",
                violation_error_message="Mã dự phòng này đã có.",
            )
        ]

    def __str__(self) -> str:
        return f"Mã dự phòng của {self.user}"


def make_codes(user: Any) -> list[str]:
    """Ten new codes in place of those there were; they are shown once and can't be told again."""
    codes = list(random_codes())
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=digest_of(user, code)) for code in codes)
    return codes


def random_codes() -> Iterator[str]:
    for _ in range(NUMBER):
        letters = [secrets.choice(LETTERS) for _ in range(4 * GROUPS)]
        yield "-".join("".join(letters[start : start + 4]) for start in range(0, 4 * GROUPS, 4))


def digest_of(user: Any, code: str) -> str:
    """However the code was typed: capitals, spaces, without hyphens."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return keyed_hash("recovery-code", user.pk, plain)


def use_code(user: Any, code: str) -> bool:
    """Whether this is one of the person's codes; from now on it is none."""
    unused = RecoveryCode.objects.filter(user=user, digest=digest_of(user, code), used_at=None)
    return bool(unused.update(used_at=timezone.now()))
