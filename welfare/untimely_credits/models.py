"""Money with an appeal's code on a day on which the appeal accepts nothing: two persons decide what becomes of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from frontportal.approval.two_persons import DecidedByTwo
from frontportal.kit.records.base import Stamped
from welfare.appeals.models import Appeal
from welfare.statements.models.line import StatementLine

from .querysets import UntimelyCreditQuerySet

UNDECIDED = Q(choice="", next_appeal=None, unit=None, reason="", proposed_by=None, proposed_at=None)


class UntimelyCredit(DecidedByTwo, Stamped):
    """A line of a statement that names `appeal` outside of its days (NĐ 93/2021, Đ9: nothing is accepted then).

    The machine puts it here as it matches by code. One person proposes a choice with its reason, another confirms it; then
    the line is matched by it (welfare.reconciliation) and the row stays (a trigger). Until then nothing takes the line.
    """

    class Choice(models.TextChoices):
        RETURN = "return", "Trả lại người chuyển"
        FUND = "fund", "Chuyển vào quỹ chung"
        APPEAL = "appeal", "Chuyển sang đợt khác"

    line = models.OneToOneField(StatementLine, models.PROTECT, related_name="untimely", verbose_name="dòng sao kê")
    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="untimely", verbose_name="đợt được ghi mã")
    choice = models.CharField("quyết định", max_length=6, choices=Choice, blank=True)
    next_appeal = models.ForeignKey(
        Appeal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chuyển sang đợt"
    )
    unit = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị được ghi nhận"
    )
    reason = models.CharField("lý do", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = UntimelyCreditQuerySet.as_manager()

    class Meta:
        verbose_name = "khoản ngoài thời gian tiếp nhận"
        verbose_name_plural = "khoản ngoài thời gian tiếp nhận"
        ordering = ["-pk"]
        permissions = [("confirm_untimelycredit", "Xác nhận quyết định về khoản ngoài thời gian tiếp nhận")]
        constraints = [
            models.CheckConstraint(
                condition=UNDECIDED
                | (~Q(choice="") & ~Q(reason="") & Q(proposed_by__isnull=False, proposed_at__isnull=False)),
                name="untimely_credits_untimelycredit_says_why",
                violation_error_message="Quyết định phải có lý do và người đề nghị.",
            ),
            models.CheckConstraint(
                condition=Q(choice="appeal", next_appeal__isnull=False)
                | (~Q(choice="appeal") & Q(next_appeal__isnull=True)),
                name="untimely_credits_untimelycredit_next_appeal",
                violation_error_message="Chỉ khi chuyển sang đợt khác mới ghi đợt đó, và khi ấy phải ghi.",
            ),
            models.CheckConstraint(
                condition=Q(choice__in=["fund", "appeal"], unit__isnull=False)
                | Q(choice__in=["", "return"], unit__isnull=True),
                name="untimely_credits_untimelycredit_unit",
                violation_error_message="Khoản giữ lại phải ghi đơn vị được ghi nhận; khoản trả lại thì không.",
            ),
            models.CheckConstraint(
                condition=Q(next_appeal__isnull=True) | ~Q(next_appeal=F("appeal")),
                name="untimely_credits_untimelycredit_another_appeal",
                violation_error_message="Đợt nhận thay phải khác đợt đã hết hạn.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & ~Q(choice="")
                    & ~Q(confirmed_by=F("proposed_by"))
                ),
                name="untimely_credits_untimelycredit_two_persons",
                violation_error_message="Người xác nhận phải khác người đề nghị.",
            ),
        ]

    def __str__(self):
        return f"{self.line}, mã {self.appeal.code}"

    @property
    def state_text(self) -> str:
        if self.confirmed_at:
            return "Đã quyết định"
        return "Chờ người thứ hai" if self.choice else "Chờ quyết định"

    def clean(self):
        super().clean()
        if not self.choice:
            raise ValidationError({"choice": "Hãy chọn quyết định."})
        if not self.reason.strip():
            raise ValidationError({"reason": "Hãy ghi lý do."})
        if self.choice == self.Choice.APPEAL:
            self.clean_next_appeal()
        elif self.next_appeal_id:
            raise ValidationError({"next_appeal": "Chỉ ghi đợt khi chuyển sang đợt khác."})
        if self.choice == self.Choice.RETURN and self.unit_id:
            raise ValidationError({"unit": "Khoản trả lại không được ghi nhận cho đơn vị nào."})
        if self.choice != self.Choice.RETURN and not self.unit_id:
            raise ValidationError({"unit": "Hãy chọn đơn vị được ghi nhận khoản này."})

    def possible_appeals(self):
        """Those that may take this money (see `clean_next_appeal`), with the one that stands here already."""
        could = Q(fund=self.appeal.fund_id) & (Q(closed_on=None) | Q(closed_on__gte=self.line.day))
        others = Appeal.objects.published().filter(could).exclude(pk=self.appeal_id)
        return Appeal.objects.filter(Q(pk__in=others) | Q(pk=self.next_appeal_id))

    def clean_next_appeal(self):
        """Another announced appeal of the same fund that has not ended before the money came."""
        other = self.next_appeal
        if other is None:
            raise ValidationError({"next_appeal": "Hãy chọn đợt nhận khoản này."})
        if other.pk == self.appeal_id or other.fund_id != self.appeal.fund_id:
            raise ValidationError({"next_appeal": "Hãy chọn một đợt khác của cùng quỹ."})
        if not other.is_public:
            raise ValidationError({"next_appeal": "Đợt này chưa đăng hoặc đã gỡ."})
        if other.closed_on and other.closed_on < self.line.day:
            raise ValidationError({"next_appeal": other.why_not_on(self.line.day)})
