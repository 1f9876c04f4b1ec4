from django.db import migrations
from django.db.models import (
    F, PROTECT, Q, BooleanField, CharField, CheckConstraint, DateField, DateTimeField, ForeignKey, Index,
    OneToOneField, PositiveIntegerField, PositiveSmallIntegerField, UniqueConstraint, Value,
)

from frontportal.kit.fields import FoldedField, MoneyField
from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("appeals", "0001_initial"), ("assistance", "0001_initial"), ("funds", "0001_initial"), ("places", "0001_initial")]
    operations = [
        *table(
            "FundYear", "sổ quỹ năm", plural="sổ quỹ từng năm", history=True,
            fund=ForeignKey("funds.fund", PROTECT, related_name="years"), year=PositiveSmallIntegerField(),
            target=MoneyField(), opening=MoneyField(),
            ordering=["-year", "fund"],
            constraints=[
                UniqueConstraint(name="ledger_fundyear_once", fields=("fund", "year")),
                CheckConstraint(name="ledger_fundyear_not_negative", condition=Q(opening__gte=0, target__gte=0)),
            ],
        ),
        *table(
            "Contribution", "khoản ủng hộ", history=True, excluded_fields=["folded"],
            fund=ForeignKey("funds.fund", PROTECT, related_name="%(class)ss"), year=PositiveSmallIntegerField(),
            date=DateField(), amount=MoneyField(least=1),
            unit=ForeignKey("places.unit", PROTECT, related_name="%(class)ss"),
            appeal=ForeignKey("appeals.appeal", PROTECT, null=True, related_name="%(class)ss"),
            state=CharField(max_length=10, default="draft"), confirmed_at=DateTimeField(null=True),
            confirmed_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            reverses=OneToOneField("ledger.contribution", PROTECT, null=True, related_name="reversal"),
            reason=CharField(max_length=300), donor_name=CharField(max_length=200),
            donor_kind=CharField(max_length=12, default="organisation"), publish_name=BooleanField(default=False),
            channel=CharField(max_length=8, default="transfer"), memo=CharField(max_length=300),
            receipt_number=PositiveIntegerField(null=True), folded=FoldedField(source=("donor_name",)),
            created_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            updated_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            ordering=["-date", "-pk"], permissions=[("confirm_contribution", "Xác nhận khoản ủng hộ")],
            indexes=[
                Index(name="ledger_contribution_year", fields=["year", "state"]),
                Index(name="ledger_contribution_amount", fields=["amount", "date"]),
            ],
            constraints=[
                CheckConstraint(name="ledger_contribution_amount_sign", condition=Q(amount__gt=0, reason="", reverses__isnull=True) | (Q(amount__lt=0) & Q(reverses__isnull=False) & ~Q(reason=""))),
                CheckConstraint(name="ledger_contribution_confirmed_by_someone", condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True, state="draft") | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, created_by__isnull=False, state="confirmed")),
                CheckConstraint(name="ledger_contribution_two_persons", condition=Q(confirmed_by__isnull=True) | Q(created_by__isnull=True) | ~Q(confirmed_by=F("created_by"))),
                CheckConstraint(name="ledger_contribution_date_near_year", condition=Q(reverses__isnull=False) | Q(date__year__gte=F("year") - Value(1), date__year__lte=F("year") + Value(1))),
                UniqueConstraint(name="ledger_contribution_receipt_once", fields=("fund", "year", "receipt_number")),
                CheckConstraint(name="ledger_contribution_confirmed_has_receipt", condition=Q(state="draft") | Q(receipt_number__isnull=False)),
            ],
        ),
        *table(
            "Disbursement", "khoản chi", history=True, excluded_fields=["folded"],
            fund=ForeignKey("funds.fund", PROTECT, related_name="%(class)ss"), year=PositiveSmallIntegerField(),
            date=DateField(), amount=MoneyField(least=1),
            unit=ForeignKey("places.unit", PROTECT, related_name="%(class)ss"),
            appeal=ForeignKey("appeals.appeal", PROTECT, null=True, related_name="%(class)ss"),
            state=CharField(max_length=10, default="draft"), confirmed_at=DateTimeField(null=True),
            confirmed_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            reverses=OneToOneField("ledger.disbursement", PROTECT, null=True, related_name="reversal"),
            reason=CharField(max_length=300), purpose=CharField(max_length=10),
            gift_round=ForeignKey("assistance.giftround", PROTECT, null=True, related_name="disbursements"),
            house=ForeignKey("assistance.house", PROTECT, null=True, related_name="disbursements"),
            livelihood=ForeignKey("assistance.livelihood", PROTECT, null=True, related_name="disbursements"),
            decision_number=CharField(max_length=60), decision_date=DateField(),
            voucher_number=PositiveIntegerField(null=True), norm_reason=CharField(max_length=300),
            folded=FoldedField(source=("decision_number",)),
            created_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            updated_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            ordering=["-date", "-pk"], permissions=[("confirm_disbursement", "Xác nhận khoản chi")],
            indexes=[
                Index(name="ledger_disbursement_year", fields=["year", "state"]),
                Index(name="ledger_disbursement_amount", fields=["amount", "date"]),
            ],
            constraints=[
                CheckConstraint(name="ledger_disbursement_amount_sign", condition=Q(amount__gt=0, reason="", reverses__isnull=True) | (Q(amount__lt=0) & Q(reverses__isnull=False) & ~Q(reason=""))),
                CheckConstraint(name="ledger_disbursement_confirmed_by_someone", condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True, state="draft") | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, created_by__isnull=False, state="confirmed")),
                CheckConstraint(name="ledger_disbursement_two_persons", condition=Q(confirmed_by__isnull=True) | Q(created_by__isnull=True) | ~Q(confirmed_by=F("created_by"))),
                CheckConstraint(name="ledger_disbursement_date_near_year", condition=Q(reverses__isnull=False) | Q(date__year__gte=F("year") - Value(1), date__year__lte=F("year") + Value(1))),
                CheckConstraint(name="ledger_disbursement_purpose_link", condition=(Q(gift_round__isnull=False, purpose="gift") | (~Q(purpose="gift") & Q(gift_round__isnull=True))) & (Q(house__isnull=False, purpose="house") | (~Q(purpose="house") & Q(house__isnull=True))) & (Q(livelihood__isnull=False, purpose="livelihood") | (~Q(purpose="livelihood") & Q(livelihood__isnull=True)))),
                UniqueConstraint(name="ledger_disbursement_voucher_once", fields=("fund", "year", "voucher_number")),
                CheckConstraint(name="ledger_disbursement_confirmed_has_voucher", condition=Q(state="draft", voucher_number__isnull=True) | Q(state="confirmed", voucher_number__isnull=False)),
            ],
        ),
    ]
