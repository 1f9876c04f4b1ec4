"""What a payment service tells about an account before the bank's statement comes: its calls, and lines that wait.

Nothing of it counts anywhere. Calls, lines and what became of them are only ever inserted (trigger, migration 0016).
"""

import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.fields import MoneyField
from frontportal.kit.records import Stamped
from frontportal.kit.tags import day
from frontportal.places.models import Unit

from ..feed_querysets import FeedCallQuerySet, FeedQuerySet, ProvisionalLineQuerySet
from .appeal import Appeal
from .statement import BankAccount, StatementLine

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
                name="welfare_feed_once",
                violation_error_message="Tài khoản này đã nối với nhà cung cấp này.",
            ),
            models.CheckConstraint(
                condition=~Q(secret="", api_token=""),
                name="welfare_feed_has_secret",
                violation_error_message="Hãy nhập mã bí mật của webhook, của API, hoặc cả hai.",
            ),
        ]

    def __str__(self):
        return f"{self.get_provider_display()}, {self.account.masked}"


class FeedCall(models.Model):
    """One call of a provider, or one page asked of its API. The body is kept by its hash (statements/feeds/bodies.py)
    unless nobody signed it."""

    class Source(models.TextChoices):
        WEBHOOK = "webhook", "Webhook"
        API = "api", "Hỏi API"

    class State(models.TextChoices):
        STORED = "stored", "Đã ghi"
        REPEATED = "repeated", "Gọi lại"
        TEST = "test", "Gọi thử"
        DOUBTFUL = "doubtful", "Cần xem"
        UNREADABLE = "unreadable", "Không đọc được"
        REFUSED = "refused", "Sai mã bí mật"

    TOLD = (State.DOUBTFUL, State.UNREADABLE, State.REFUSED)

    feed = models.ForeignKey(Feed, models.PROTECT, related_name="calls", verbose_name="nguồn")
    source = models.CharField("đường nhận", max_length=10, choices=Source)
    received = models.DateTimeField("nhận lúc", auto_now_add=True)
    state = models.CharField("trạng thái", max_length=12, choices=State)
    lines = models.PositiveIntegerField("dòng mới", default=0)
    note = models.TextField("ghi chú", blank=True)
    sha256 = models.CharField("mã băm của lời gọi", max_length=64)
    size = models.PositiveIntegerField("dung lượng (byte)")

    objects = FeedCallQuerySet.as_manager()

    class Meta:
        verbose_name = "lời gọi của nguồn báo có"
        verbose_name_plural = "lời gọi của nguồn báo có"
        ordering = ["-pk"]
        permissions = [("review_feedcall", "Ghi đã xem lời gọi và khác biệt của nguồn báo có")]
        indexes = [models.Index(fields=["feed", "received"], name="welfare_feedcall_received")]

    def __str__(self):
        return f"Lời gọi {self.pk} của {self.feed}"


class ProvisionalLine(models.Model):
    """A transaction that a provider told, as it told it; no figure counts it. In đồng, local time of Vietnam.

    It waits for the bank's statement; what became of it is a ProvisionalOutcome. `appeal` and `unit` are what the memo's
    code means, by the rule of the machine that matches statement lines.
    """

    feed = models.ForeignKey(Feed, models.PROTECT, related_name="lines", verbose_name="nguồn")
    call = models.ForeignKey(FeedCall, models.PROTECT, related_name="+", verbose_name="lời gọi")
    provider = models.CharField("nhà cung cấp", max_length=10, choices=Feed.Provider)
    external_id = models.CharField("mã của nhà cung cấp", max_length=64)
    account = models.ForeignKey(
        BankAccount, models.PROTECT, related_name="provisional_lines", verbose_name="tài khoản", db_index=False
    )
    received = models.DateTimeField("nhận lúc", auto_now_add=True)
    day = models.DateField("ngày")
    time = models.TimeField("giờ", null=True, blank=True)
    debit = MoneyField("ghi nợ", default=0)
    credit = MoneyField("ghi có", default=0)
    balance = MoneyField("số dư", least=None, null=True, blank=True)
    reference = models.TextField("số chứng từ", blank=True)
    memo = models.TextField("nội dung", blank=True)
    counterparty = models.TextField("tên đối ứng", blank=True)
    counter_account = models.TextField("tài khoản đối ứng", blank=True)
    appeal = models.ForeignKey(
        Appeal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đợt vận động"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")

    objects = ProvisionalLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng tạm ghi"
        verbose_name_plural = "dòng tạm ghi"
        ordering = ["-day", "-time", "-pk"]
        permissions = [("decide_provisionalline", "Ghép hoặc gỡ dòng tạm ghi")]
        indexes = [models.Index(fields=["account", "day"], name="welfare_provisional_days")]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "external_id"],
                name="welfare_provisionalline_once",
                violation_error_message="Dòng này của nhà cung cấp đã có.",
            ),
            models.CheckConstraint(
                condition=Q(debit=0, credit__gt=0) | Q(debit__gt=0, credit=0),
                name="welfare_provisionalline_one_side",
                violation_error_message="Mỗi dòng chỉ ghi nợ hoặc ghi có, số tiền lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"Dòng tạm ghi ngày {day(self.day)}"

    @property
    def amount(self) -> int:
        """In đồng: above zero for money in, below for money out."""
        return self.credit - self.debit


class ProvisionalOutcome(models.Model):
    """What became of a provisional line: a statement's line took its place, or a person said that it never came.

    `differences` is a list of {"field", "told", "printed"}: what the provider told and what the statement prints.
    """

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", "Đã thấy trong sao kê"
        DISMISSED = "dismissed", "Đã gỡ"

    class Found(models.TextChoices):
        REFERENCE = "reference", "theo số chứng từ"
        DETAILS = "details", "theo số tiền, ngày và nội dung"
        PERSON = "person", "do cán bộ ghép"

    line = models.ForeignKey(ProvisionalLine, models.PROTECT, related_name="outcomes", verbose_name="dòng tạm ghi")
    kind = models.CharField("kết quả", max_length=10, choices=Kind)
    found = models.CharField("cách tìm", max_length=10, choices=Found, blank=True)
    statement_line = models.OneToOneField(
        StatementLine, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dòng sao kê"
    )
    differences = models.JSONField("khác biệt", default=list, blank=True)
    reason = models.TextField("lý do", blank=True)
    decided = models.DateTimeField("lúc", auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        verbose_name = "kết quả của dòng tạm ghi"
        verbose_name_plural = "kết quả của dòng tạm ghi"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "kind"],
                name="welfare_provisionaloutcome_once",
                violation_error_message="Dòng tạm ghi này đã có kết quả đó.",
            ),
            models.CheckConstraint(
                condition=Q(kind="confirmed", statement_line__isnull=False)
                | (Q(kind="dismissed", statement_line__isnull=True) & ~Q(reason="")),
                name="welfare_provisionaloutcome_says_why",
                violation_error_message="Dòng đã thấy phải có dòng sao kê; dòng bị gỡ phải có lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.line}"


class FeedReview(models.Model):
    """A person has seen what a call, or a statement that differs, wanted to be seen."""

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
                name="welfare_feedreview_of_one",
                violation_error_message="Mỗi lần xem là của một lời gọi hoặc một kết quả.",
            ),
        ]

    def __str__(self):
        return f"Đã xem {self.call or self.outcome}"


class FeedWindow(models.Model):
    """How many calls came in one minute: one row for each feed and one for all that nobody signed. Written in SQL."""

    name = models.CharField("của", max_length=40, primary_key=True)
    minute = models.DateTimeField("phút")
    count = models.PositiveIntegerField("số lời gọi")

    class Meta:
        verbose_name = "nhịp gọi"
        verbose_name_plural = "nhịp gọi"

    def __str__(self):
        return f"{self.name}: {self.count}"
