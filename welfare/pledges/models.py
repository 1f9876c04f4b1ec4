"""What somebody promised to give: no income until it comes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from frontportal.places.events import InUnitOnDay
from welfare.appeals.models import Appeal
from welfare.funds.models.fund import Fund
from welfare.ledger.models.contribution import Contribution

from .querysets import PledgePaymentQuerySet, PledgeQuerySet


class Pledge(InUnitOnDay, Stamped):
    """A promise of `amount` đồng to a fund, or to one of its appeals. The giver's name is for staff; the public reads sums."""

    day_field = "pledged_on"

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="pledges", verbose_name="quỹ")
    appeal = models.ForeignKey(
        Appeal, models.PROTECT, null=True, blank=True, related_name="pledges", verbose_name="đợt vận động"
    )
    donor_name = models.CharField("người hứa ủng hộ", max_length=200)
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="pledges", verbose_name="đơn vị")
    amount = MoneyField("số tiền hứa", least=1)
    pledged_on = models.DateField("ngày hứa")
    due_on = models.DateField("hẹn đến hết ngày", null=True, blank=True)
    occasion = models.CharField("nơi, dịp hứa", max_length=200, blank=True)
    withdrawn_on = models.DateField("rút lời hứa ngày", null=True, blank=True)
    reason = models.CharField("lý do rút", max_length=300, blank=True)
    folded = FoldedField("tên không dấu", source=("donor_name",))

    history = HistoricalRecords(excluded_fields=["donor_name", "folded"])
    objects = PledgeQuerySet.as_manager()

    class Meta:
        verbose_name = "lời hứa ủng hộ"
        verbose_name_plural = "lời hứa ủng hộ"
        ordering = ["-pledged_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="pledges_pledge_amount_positive",
                violation_error_message="Số tiền hứa phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("pledged_on")),
                name="pledges_pledge_due_after",
                violation_error_message="Ngày hẹn không được trước ngày hứa.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, reason="")
                | (Q(withdrawn_on__gte=F("pledged_on")) & ~Q(reason="")),
                name="pledges_pledge_withdrawn_says_why",
                violation_error_message="Rút lời hứa thì ghi cả ngày (không trước ngày hứa) và lý do.",
            ),
        ]

    def __str__(self):
        """Never the name: this text stands in logs."""
        return f"Lời hứa {dong(self.amount)} đồng ngày {day(self.pledged_on)}"

    def clean(self):
        if self.pledged_on and self.pledged_on > timezone.localdate():
            raise ValidationError({"pledged_on": f"Ngày {day(self.pledged_on)} chưa đến."})
        super().clean()
        if self.appeal_id and self.fund_id and self.appeal.fund_id != self.fund_id:
            raise ValidationError({"appeal": "Đợt vận động này thuộc quỹ khác."})


class PledgePayment(Stamped):
    """A contribution that keeps a pledge, wholly or in part."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="payments", verbose_name="lời hứa")
    contribution = models.OneToOneField(
        Contribution,
        models.PROTECT,
        related_name="of_pledge",
        verbose_name="khoản ủng hộ",
        error_messages={"unique": "Khoản ủng hộ này đã được ghi cho một lời hứa."},
    )

    history = HistoricalRecords()
    objects = PledgePaymentQuerySet.as_manager()

    class Meta:
        verbose_name = "khoản ủng hộ theo lời hứa"
        verbose_name_plural = "khoản ủng hộ theo lời hứa"
        ordering = ["pk"]

    def __str__(self):
        return str(self.contribution)

    def clean(self):
        super().clean()
        if not self.pledge_id or not self.contribution_id:
            return
        given = self.contribution
        if given.fund_id != self.pledge.fund_id or (self.pledge.appeal_id and given.appeal_id != self.pledge.appeal_id):
            raise ValidationError({"contribution": "Khoản ủng hộ này thuộc quỹ hoặc đợt khác với lời hứa."})
        if given.date < self.pledge.pledged_on:
            raise ValidationError({"contribution": "Khoản ủng hộ này có trước khi hứa."})
