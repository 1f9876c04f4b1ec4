"""What a line of a statement is in the fund's books, and who decided so."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.fields import MoneyField, staff_member
from frontportal.kit.values.money import dong
from welfare.appeals.models import Appeal
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.statements.models.line import StatementLine

from .querysets import MatchQuerySet, UnmatchedLineManager

NOTHING = Q(appeal__isnull=True, unit__isnull=True, contribution__isnull=True, disbursement__isnull=True)


class Match(models.Model):
    """One decision about a line or `amount` đồng of it: the appeal or unit it names, the entry it is, or that it is none.

    Decisions are appended and undone, never changed or deleted (a trigger). Those that stand never
    exceed their line, nor their entry (a trigger): several may share one of them, and are then `part`;
    every other has line and entry for itself. Line and entry are of the same fund. A line never counts beside its
    entry: figures are made of entries alone. A decision that names nothing says in `reason` why the money is neither
    gift nor payment (a bank's fee, money moved between own accounts).
    """

    append_only_except = ("undone_at", "undone_by", "undo_reason", "contribution", "disbursement")

    class Decider(models.TextChoices):
        AUTOMATIC = "automatic", "Tự động theo mã"
        PERSON = "person", "Cán bộ khớp"

    line = models.ForeignKey(StatementLine, models.PROTECT, related_name="matches", verbose_name="dòng sao kê")
    appeal = models.ForeignKey(
        Appeal, models.PROTECT, null=True, blank=True, related_name="matches", verbose_name="đợt vận động"
    )
    unit = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị"
    )
    contribution = models.ForeignKey(
        Contribution, models.PROTECT, null=True, blank=True, related_name="matches", verbose_name="khoản ủng hộ"
    )
    disbursement = models.ForeignKey(
        Disbursement, models.PROTECT, null=True, blank=True, related_name="matches", verbose_name="khoản chi"
    )
    amount = MoneyField("số tiền khớp", least=1)
    part = models.BooleanField(
        "khớp một phần", default=False, help_text="Không phải cả dòng, hoặc không phải cả khoản."
    )
    created_entry = models.BooleanField("khoản được lập từ dòng này", default=False)
    designated = models.BooleanField("đợt vận động ghi vào khoản theo dòng này", default=False)
    decider = models.CharField("do", max_length=10, choices=Decider)
    decided_at = models.DateTimeField("khớp lúc", auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người khớp",
        help_text="Với máy: người nhập sao kê.",
    )
    reason = models.CharField("căn cứ", max_length=300, blank=True)
    undone_at = models.DateTimeField("bỏ khớp lúc", null=True, blank=True)
    undone_by = staff_member("người bỏ khớp", on_delete=models.PROTECT)
    undo_reason = models.CharField("lý do bỏ khớp", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng đã khớp"
        verbose_name_plural = "dòng sao kê đã khớp"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line"],
                condition=Q(undone_at__isnull=True, part=False),
                name="reconciliation_match_one_stands",
                violation_error_message="Dòng này vừa được khớp. Hãy bỏ khớp trước.",
            ),
            models.UniqueConstraint(
                fields=["contribution"],
                condition=Q(undone_at__isnull=True, part=False),
                name="reconciliation_match_contribution_once",
                violation_error_message="Khoản ủng hộ này đã khớp với một dòng khác.",
            ),
            models.UniqueConstraint(
                fields=["disbursement"],
                condition=Q(undone_at__isnull=True, part=False),
                name="reconciliation_match_disbursement_once",
                violation_error_message="Khoản chi này đã khớp với một dòng khác.",
            ),
            models.UniqueConstraint(
                fields=["line", "contribution"],
                condition=Q(undone_at__isnull=True, part=True),
                name="reconciliation_match_gift_part_once",
                violation_error_message="Dòng này đã có một phần khớp với khoản đó. Hãy bỏ khớp phần ấy rồi khớp lại.",
            ),
            models.UniqueConstraint(
                fields=["line", "disbursement"],
                condition=Q(undone_at__isnull=True, part=True),
                name="reconciliation_match_payment_part_once",
                violation_error_message="Dòng này đã có một phần khớp với khoản đó. Hãy bỏ khớp phần ấy rồi khớp lại.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="reconciliation_match_amount_positive",
                violation_error_message="Số tiền khớp phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(disbursement__isnull=True)
                | Q(appeal__isnull=True, unit__isnull=True, contribution__isnull=True),
                name="reconciliation_match_one_side",
                violation_error_message="Dòng chi chỉ khớp với một khoản chi.",
            ),
            models.CheckConstraint(
                condition=~NOTHING | Q(decider="person") & ~Q(reason="") | Q(undone_at__isnull=False),
                name="reconciliation_match_names_something",
                violation_error_message="Dòng không thuộc thu, chi của quỹ phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(decider="automatic") | Q(decided_by__isnull=False),
                name="reconciliation_match_decided_by_someone",
                violation_error_message="Phải ghi người khớp.",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undo_reason="")
                | Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undo_reason=""),
                name="reconciliation_match_undone_by_someone",
                violation_error_message="Bỏ khớp phải ghi người bỏ và lý do.",
            ),
        ]

    def __str__(self):
        text = f"{self.line}: {self.named}"
        return f"{text} ({dong(self.amount)} đồng)" if self.part else text

    @classmethod
    def of(cls, line: StatementLine, amount: int, **given) -> "Match":
        """A decision about `amount` đồng of a line, not saved; whether it is a part follows from line and entry."""
        entry = given.get("contribution") or given.get("disbursement")
        part = amount != line.size or bool(entry and entry.amount != amount)
        return cls(line=line, amount=amount, part=part, **given)

    @property
    def named(self) -> str:
        """What the line was taken for, in words; relations should be fetched."""
        found = [self.contribution, self.disbursement, self.appeal, self.unit]
        return ", ".join(str(each) for each in found if each) or "không thuộc thu, chi của quỹ"

    @property
    def stands(self) -> bool:
        return self.undone_at is None


class UnmatchedLine(StatementLine):
    """The question "what is not matched yet?" as a list of its own."""

    objects = UnmatchedLineManager()

    class Meta:
        proxy = True
        verbose_name = "dòng chưa khớp"
        verbose_name_plural = "dòng sao kê chưa khớp"
