"""Which account a payment service tells of, and the secrets it signs with."""

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from welfare.funds.models.bank_account import BankAccount

from ..querysets import FeedQuerySet

BARE_TEXT = RegexValidator(r"^[\x21-\x7e]*$", "Mã gồm chữ, số và dấu không có khoảng trắng, như nhà cung cấp đưa.")


def new_key() -> str:
    """A part of an address that nobody guesses: 192 random bits, 32 letters."""
    return secrets.token_urlsafe(24)


class Feed(Stamped):
    """One account at one payment service. The secrets are kept as they are, for signatures are computed from them;
    the admin never shows them again, and the history leaves them out, as it does the key in the address."""

    class Provider(models.TextChoices):
        SEPAY = "sepay", "SePay"
        CASSO = "casso", "Casso"

    class Auth(models.TextChoices):
        SIGNATURE = "signature", "Chữ ký (HMAC)"
        TOKEN = "token", "Mã bí mật gửi kèm (API Key, secure-token)"

    provider = models.CharField("nhà cung cấp", max_length=10, choices=Provider)
    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="feeds", verbose_name="tài khoản")
    key = models.CharField("mã trong địa chỉ", max_length=64, unique=True, default=new_key, editable=False)
    auth = models.CharField("cách xác thực", max_length=10, choices=Auth, default=Auth.SIGNATURE)
    secret = models.CharField("mã bí mật của webhook", max_length=200, blank=True, validators=[BARE_TEXT])
    api_token = models.CharField("mã bí mật của API", max_length=300, blank=True, validators=[BARE_TEXT])
    active = models.BooleanField("đang dùng", default=True)
    is_only_account = models.BooleanField(
        "nhà cung cấp chỉ nối một tài khoản này",
        default=False,
        help_text="Khi đánh dấu, dòng không ghi số tài khoản được coi là của tài khoản này. Để trống thì dòng như vậy "
        "chỉ báo cho cán bộ, không hiện ra.",
    )
    wait_days = models.PositiveSmallIntegerField(
        "báo khi chưa thấy trong sao kê sau (ngày)",
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(366)],
    )

    history = HistoricalRecords(excluded_fields=["key", "secret", "api_token"])
    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = "nguồn báo có"
        verbose_name_plural = "nguồn báo có"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "account"],
                name="feeds_feed_once",
                violation_error_message="Tài khoản này đã nối với nhà cung cấp này.",
            ),
            models.CheckConstraint(
                condition=~Q(secret="", api_token=""),
                name="feeds_feed_has_secret",
                violation_error_message="Hãy nhập mã bí mật của webhook, của API, hoặc cả hai.",
            ),
        ]

    def __str__(self):
        return f"{self.get_provider_display()}, {self.account.masked}"
