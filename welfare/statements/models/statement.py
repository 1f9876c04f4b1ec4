"""A bank's file that was imported: what it holds, what was new, what it proves."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import MoneyField
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from welfare.funds.models.bank_account import BankAccount

from ..querysets import StatementQuerySet


class Statement(Stamped):
    """One file of a bank, imported once and never changed: what it holds, what was new, what it proves.

    `rows` counts the transactions read; `new` + `known` + conflicts = `rows`. The file itself is kept by its
    `sha256` (see statements/store/archive.py). `proof` is a Coverage as JSON (welfare/proof/model.py), of which `outcome`,
    `proof_kind` and `proven_rows` are columns; `conflicts` and `set_aside` are lists of JSON objects for staff, `notes`
    sentences on how it was read, `answers` what was asked before the import, `{"code", "text", "by", "at"}`. Amounts in
    đồng; `opening` and `closing` are what the file prints, None where it prints none.
    """

    # By a confirmed reading of its file; the file itself and what it was imported with stay.
    append_only_except = (
        "layout", "first_day", "last_day", "rows", "credit", "debit", "opening", "closing", "new", "known", "conflicts", "set_aside",
        "proof_kind", "outcome", "proven_rows", "proof", "reading", "notes", "updated_at", "updated_by",
    )  # fmt: skip

    class Outcome(models.TextChoices):
        PROVEN = "proven", "Đã đối soát đủ"
        PARTLY = "partly", "Đối soát được một phần"
        BREAKS = "breaks", "Có chênh lệch"
        UNPROVABLE = "unprovable", "Không đủ căn cứ đối soát"

    class Kind(models.TextChoices):
        RUNNING = "running balance", "Số dư sau từng dòng"
        DAILY = "daily balance", "Số dư cuối ngày"
        ENDS = "opening and closing", "Số dư đầu kỳ và cuối kỳ"
        TOTALS = "totals", "Tổng ghi có, ghi nợ in trong tệp"
        SEQUENCE = "sequence number", "Số thứ tự"
        COUNT = "count", "Số giao dịch in trong tệp"
        NONE = "none", "Không có căn cứ"

    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="statements", verbose_name="tài khoản")
    sha256 = models.CharField("mã kiểm tra tệp (SHA-256)", max_length=64, unique=True, editable=False)
    file_name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    layout = models.CharField("mẫu sao kê", max_length=40)
    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến ngày")
    rows = models.PositiveIntegerField("số dòng")
    credit = MoneyField("tổng ghi có")
    debit = MoneyField("tổng ghi nợ")
    opening = MoneyField("số dư đầu kỳ", least=None, null=True, blank=True)
    closing = MoneyField("số dư cuối kỳ", least=None, null=True, blank=True)
    new = models.PositiveIntegerField("dòng nhập mới")
    known = models.PositiveIntegerField("dòng đã nhập trước")
    conflicts = models.JSONField("dòng không khớp với sao kê đã nhập", default=list, blank=True)
    set_aside = models.JSONField("dòng để ngoài", default=list, blank=True)
    proof_kind = models.CharField("căn cứ đối soát", max_length=20, choices=Kind)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    proven_rows = models.PositiveIntegerField("số dòng đối soát được", default=0)
    proof = models.JSONField("kết quả đối soát", default=dict)
    reading = models.PositiveSmallIntegerField("lần đọc", default=1, db_default=1)
    notes = models.JSONField("cách đọc tệp", default=list, blank=True)
    answers = models.JSONField("câu hỏi đã trả lời", default=list, blank=True)

    history = HistoricalRecords(excluded_fields=["conflicts", "set_aside", "proof", "notes", "answers"])
    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = "sao kê"
        verbose_name_plural = "sao kê"
        permissions = [("decide_statement", "Quyết định về sao kê do người khác đề nghị")]
        ordering = ["-last_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_day__lte=models.F("last_day")),
                name="statements_statement_days_in_order",
                violation_error_message="Ngày đầu của sao kê phải trước ngày cuối.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="proven", proven_rows=models.F("rows"))
                | Q(outcome="partly", proven_rows__gt=0, proven_rows__lte=models.F("rows"))
                | Q(outcome="breaks", proven_rows__lte=models.F("rows"))
                | Q(outcome="unprovable", proven_rows=0),
                name="statements_statement_outcome_fits_rows",
                violation_error_message="Kết quả đối soát phải đúng với số dòng đối soát được.",
            ),
        ]

    def __str__(self):
        return f"{self.account.masked_on(self.last_day)}, {day(self.first_day)} – {day(self.last_day)}"

    def get_absolute_url(self) -> str:
        return reverse("welfare:statement", args=[self.pk])

    @property
    def result(self) -> str:
        """The outcome in a few words, the same wherever it is shown."""
        return result_text(self.outcome, self.proof_kind, self.proven_rows, self.rows)


ROWS_ONLY = {  # evidence that no row is missing, and says nothing of amounts
    Statement.Kind.SEQUENCE.value: "Đủ dòng theo số thứ tự",
    Statement.Kind.COUNT.value: "Đủ dòng theo số giao dịch in trong tệp",
}


def result_text(outcome: str, kind: str, proven_rows: int, rows: int) -> str:
    """What a badge says of a statement."""
    label = Statement.Outcome(outcome).label
    if outcome == Statement.Outcome.PROVEN:
        return ROWS_ONLY.get(kind, label)
    if outcome == Statement.Outcome.PARTLY:
        left = f"{dong(proven_rows)} trên {dong(rows)} dòng" if proven_rows < rows else "còn dòng để ngoài"
        return f"{label} ({left})"
    return label
