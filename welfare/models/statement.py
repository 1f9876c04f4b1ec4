"""The bank's statements: our accounts, the files that were imported, and every line of them."""

from datetime import date
from functools import reduce
from operator import or_

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.fields import FoldedField, MoneyField
from frontportal.kit.money import dong
from frontportal.kit.records import Stamped
from frontportal.kit.tags import day

from ..banks import registry
from ..querysets import BankAccountQuerySet, StatementLineQuerySet, StatementQuerySet
from .fund import Fund


def banks_today() -> list[tuple[str, str]]:
    """Slug and name of every bank. Called each time, so that a name that changes is no migration."""
    return registry.choices_on(timezone.localdate())


def bin_is_of_bank() -> Q:
    """Whether an account's number of a bank is the one in the list; none at all is another bank's."""
    listed = (Q(bank=slug, bin=bin) for slug, bin in registry.BIN_OF.items())
    return reduce(or_, listed, Q(bin="", bank__in=tuple(registry.BIN_OF)) | Q(bank__in=registry.TYPED))


class BankAccount(Stamped):
    """One bank account of a fund. The number is for staff; the public knows an account by `masked`.

    Only an account marked `giving` is shown whole, on the pages that say how to give. `bank` is a slug of welfare/banks,
    `bin` that bank's number in VietQR; it is typed only for a bank that is not in the list.
    """

    bank = models.CharField("ngân hàng", max_length=20, choices=banks_today)
    number = models.CharField(
        "số tài khoản",
        max_length=24,
        unique=True,
        validators=[RegexValidator(r"^\d{4,24}$", "Số tài khoản chỉ gồm chữ số, không có dấu cách.")],
        error_messages={"unique": "Số tài khoản này đã có."},
    )
    name = models.CharField("tên tài khoản", max_length=150)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="accounts", verbose_name="quỹ")
    active = models.BooleanField("đang dùng", default=True)
    bin = models.CharField(
        "mã ngân hàng (BIN)",
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^\d{6}$", "Mã ngân hàng gồm đúng 6 chữ số.")],
        help_text="Sáu chữ số trong mã VietQR. Chỉ gõ khi ngân hàng không có trong danh sách; còn lại lấy theo ngân hàng đã chọn.",
    )
    giving = models.BooleanField(
        "công khai để nhận ủng hộ",
        default=False,
        help_text="Số tài khoản, tên tài khoản và mã QR sẽ hiện trên trang Ủng hộ.",
    )
    folded = FoldedField("tên không dấu", source=("name", "number"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = BankAccountQuerySet.as_manager()

    class Meta:
        verbose_name = "tài khoản ngân hàng"
        verbose_name_plural = "tài khoản ngân hàng"
        ordering = ["bank", "number"]
        permissions = [("publish_bankaccount", "Công khai tài khoản nhận ủng hộ")]
        constraints = [
            models.CheckConstraint(
                condition=Q(giving=False) | Q(active=True, bin__regex=r"^[0-9]{6}$", number__regex=r"^[0-9]{4,19}$"),
                name="welfare_bankaccount_giving_is_reachable",
                violation_error_message="Tài khoản công khai để nhận ủng hộ phải đang dùng và có mã ngân hàng 6 chữ số.",
            ),
            models.CheckConstraint(
                condition=bin_is_of_bank(),
                name="welfare_bankaccount_bin_is_of_bank",
                violation_error_message="Mã ngân hàng (BIN) không phải của ngân hàng đã chọn.",
            ),
        ]

    def __str__(self):
        return f"{self.bank_name} {self.number}"

    def clean(self):
        super().clean()
        self.bin = registry.BIN_OF.get(self.bank, self.bin)
        owner = next((slug for slug, bin in registry.BIN_OF.items() if bin == self.bin), self.bank)
        if self.bank in registry.TYPED and owner != self.bank:
            name = registry.short_name(owner, timezone.localdate())
            raise ValidationError({"bank": f"Mã {self.bin} là của {name}: hãy chọn ngân hàng đó."})

    @property
    def bank_name(self) -> str:
        """As the bank is called today."""
        return registry.short_name(self.bank, timezone.localdate())

    @property
    def masked(self) -> str:
        """The only form in which an account appears in public, but for how to give (see `giving`)."""
        return self.masked_on(timezone.localdate())

    def masked_on(self, on: date) -> str:
        """The same as the bank was called on that day: a statement of 2024 is one of OceanBank, not of MBV."""
        return f"{registry.short_name(self.bank, on)} …{self.number[-3:]}"


class Statement(Stamped):
    """One file of a bank, imported once and never changed: what it holds, what was new, what it proves.

    `rows` counts the transactions read; `new` + `known` + conflicts = `rows`. The file itself is kept by its
    `sha256` (see statements/store/archive.py). `proof` is a Coverage as JSON (bankfiles/proof/model.py), of which `outcome`,
    `proof_kind` and `proven_rows` are columns; `conflicts` and `set_aside` are lists of JSON objects for staff, `notes`
    sentences on how it was read, `answers` what was asked before the import, `{"code", "text", "by", "at"}`. Amounts in
    đồng; `opening` and `closing` are what the file prints, None where it prints none.
    """

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
                name="welfare_statement_days_in_order",
                violation_error_message="Ngày đầu của sao kê phải trước ngày cuối.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="proven", proven_rows=models.F("rows"))
                | Q(outcome="partly", proven_rows__gt=0, proven_rows__lte=models.F("rows"))
                | Q(outcome="breaks", proven_rows__lte=models.F("rows"))
                | Q(outcome="unprovable", proven_rows=0),
                name="welfare_statement_outcome_fits_rows",
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


class StatementLine(models.Model):
    """One transaction of a statement, as the bank wrote it. Only INSERT: a trigger refuses the rest
    (migrations 0003, 0019) but that a second reading of the file replaces it (Rereading).

    Written by statements/store alone. `identity` says which lines look alike (bankfiles/identity.py), and
    `ordinal` counts those of an account. `folded` and `words` are for search (statements/folding.py).
    """

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
        "welfare.Rereading",
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
            models.Index(fields=["day", "id"], name="welfare_statementline_days"),
            GinIndex(fields=["words"], name="welfare_statementline_words"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "identity", "ordinal"],
                name="welfare_statementline_once",
                violation_error_message="Dòng sao kê này đã có.",
            ),
            models.UniqueConstraint(
                fields=["statement", "number", "reading"],
                name="welfare_statementline_place_once",
                violation_error_message="Sao kê này đã có dòng ở vị trí này.",
            ),
            models.CheckConstraint(
                condition=Q(debit=0, credit__gt=0) | Q(debit__gt=0, credit=0),
                name="welfare_statementline_one_side",
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
