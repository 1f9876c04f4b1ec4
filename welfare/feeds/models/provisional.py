"""What a payment service tells of an account before the bank's statement comes. Nothing of it counts anywhere; lines and
what became of them are only ever inserted (a trigger).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.web.tags import day
from frontportal.places.models import Unit
from welfare.appeals.models import Appeal
from welfare.funds.models.bank_account import BankAccount
from welfare.statements.models.line import StatementLine

from ..querysets import ProvisionalLineQuerySet
from .call import FeedCall
from .feed import Feed


class ProvisionalLine(models.Model):
    """A transaction that a provider told, as it told it; no figure counts it. In đồng, local time of Vietnam.

    It waits for the bank's statement; what became of it is a ProvisionalOutcome. `appeal` and `unit` are what the memo's
    code means, by the rule of the machine that matches statement lines; money that names an appeal outside of its days
    is nobody's, `untimely_appeal` says whose code it bears.
    """

    append_only_except = ()

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
    untimely_appeal = models.ForeignKey(
        Appeal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mã ngoài thời gian tiếp nhận"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")

    objects = ProvisionalLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng tạm ghi"
        verbose_name_plural = "dòng tạm ghi"
        ordering = ["-day", "-time", "-pk"]
        permissions = [("decide_provisionalline", "Ghép hoặc gỡ dòng tạm ghi")]
        indexes = [models.Index(fields=["account", "day"], name="feeds_provisional_days")]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "external_id"],
                name="feeds_provisionalline_once",
                violation_error_message="Dòng này của nhà cung cấp đã có.",
            ),
            models.CheckConstraint(
                condition=Q(debit=0, credit__gt=0) | Q(debit__gt=0, credit=0),
                name="feeds_provisionalline_one_side",
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

    `differences` is a list of {"field", "reported", "printed"}: what the provider told and what the statement prints.
    """

    append_only_except = ()

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
                name="feeds_provisionaloutcome_once",
                violation_error_message="Dòng tạm ghi này đã có kết quả đó.",
            ),
            models.CheckConstraint(
                condition=Q(kind="confirmed", statement_line__isnull=False)
                | (Q(kind="dismissed", statement_line__isnull=True) & ~Q(reason="")),
                name="feeds_provisionaloutcome_says_why",
                violation_error_message="Dòng đã thấy phải có dòng sao kê; dòng bị gỡ phải có lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.line}"
