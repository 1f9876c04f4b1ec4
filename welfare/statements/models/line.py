"""One line of a statement."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.web.tags import day
from frontportal.personal_data.models.hidden_words import HIDDEN, HiddenTextMixin
from welfare.funds.models.bank_account import BankAccount

from ..querysets import StatementLineQuerySet
from .statement import Statement


class StatementLine(HiddenTextMixin):
    """One transaction of a statement, as the bank wrote it. Only INSERT, and that a Rereading replaces it.

    Written by statements/store alone. `identity` says which lines look alike (bankfiles/identity.py), and
    `ordinal` counts those of an account. `folded` and `words` are for search (line_search/index_words.py).
    """

    append_only_except = ("replaced_by",)
    hidden_words = {"memo": HIDDEN, "counterparty": "", "counter_account": "", "folded": ""}  # noqa: RUF012 - read only
    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="lines", verbose_name="sao kê", db_index=False
    )
    account = models.ForeignKey(
        BankAccount, models.PROTECT, related_name="lines", verbose_name="tài khoản", db_index=False
    )
    number = models.PositiveIntegerField("thứ tự trong tệp")
    day = models.DateField("ngày")
    time = models.TimeField("giờ", null=True, blank=True)
    debit = MoneyField("ghi nợ", default=0)
    credit = MoneyField("ghi có", default=0)
    balance = MoneyField("số dư", least=None, null=True, blank=True)
    reference = models.TextField("số chứng từ", blank=True)
    memo = models.TextField("nội dung", blank=True)
    counterparty = models.TextField("tên đối ứng", blank=True)
    counter_account = models.TextField("tài khoản đối ứng", blank=True)
    page = models.PositiveIntegerField("trang", null=True, blank=True)
    line = models.PositiveIntegerField("dòng")
    sequence = models.PositiveIntegerField("số thứ tự in trong tệp", null=True, blank=True)
    folded = models.TextField("nội dung không dấu", editable=False)
    words = SearchVectorField("từ để tìm", editable=False)
    reading = models.PositiveSmallIntegerField("lần đọc", default=1, db_default=1)
    replaced_by = models.ForeignKey(
        "statements.Rereading",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced",
        db_index=False,
        db_constraint=False,  # its trigger looks; a constraint would be checked for every line of an import
        verbose_name="bị thay khi đọc lại",
    )
    identity = models.UUIDField("mã nhận diện", editable=False)
    ordinal = models.PositiveIntegerField("lần thứ", editable=False)

    objects = StatementLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng sao kê"
        verbose_name_plural = "dòng sao kê"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["day", "id"], name="statements_statementline_days"),
            GinIndex(fields=["words"], name="statements_statementline_words"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "identity", "ordinal"],
                name="statements_statementline_once",
                violation_error_message="Dòng sao kê này đã có.",
            ),
            models.UniqueConstraint(
                fields=["statement", "number", "reading"],
                name="statements_statementline_place_once",
                violation_error_message="Sao kê này đã có dòng ở vị trí này.",
            ),
            models.CheckConstraint(
                condition=Q(debit=0, credit__gt=0) | Q(debit__gt=0, credit=0),
                name="statements_statementline_one_side",
                violation_error_message="Mỗi dòng chỉ ghi nợ hoặc ghi có, số tiền lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"Dòng {self.number} ngày {day(self.day)}"

    @property
    def amount(self) -> int:
        """In đồng: above zero for money in, below for money out."""
        return self.credit - self.debit

    @property
    def size(self) -> int:
        """In đồng, whichever way the money went."""
        return self.credit + self.debit
