from django.db import migrations
from django.db.models import (
    F, PROTECT, Q, BooleanField, CharField, DateField, DateTimeField, ForeignKey, OneToOneField, PositiveIntegerField,
    PositiveSmallIntegerField, Value,
)

from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.records.schema import USER, index, table, tables, unique

ENTRY = {
    "fund": ForeignKey("funds.fund", PROTECT), "year": PositiveSmallIntegerField(), "date": DateField(),
    "amount": MoneyField(least=1), "unit": ForeignKey("places.unit", PROTECT),
    "appeal": ForeignKey("appeals.appeal", PROTECT, null=True), "state": CharField(max_length=10, default="draft"),
    "created_by": ForeignKey(USER, PROTECT, null=True), "updated_by": ForeignKey(USER, PROTECT, null=True),
    "confirmed_at": DateTimeField(null=True), "confirmed_by": ForeignKey(USER, PROTECT, null=True),
    "reason": CharField(max_length=300),
}
ENTRY_RULES = {
    "amount_sign": Q(amount__gt=0, reason="", reverses__isnull=True)
        | (Q(amount__lt=0) & Q(reverses__isnull=False) & ~Q(reason="")),
    "confirmed_by_someone": Q(confirmed_at__isnull=True, confirmed_by__isnull=True, state="draft")
        | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, created_by__isnull=False, state="confirmed"),
    "two_persons": Q(confirmed_by__isnull=True) | Q(created_by__isnull=True) | ~Q(confirmed_by=F("created_by")),
    "date_near_year": Q(reverses__isnull=False)
        | Q(date__year__gte=F("year") - Value(1), date__year__lte=F("year") + Value(1)),
}


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER), ("appeals", "0001_initial"), ("assistance", "0001_initial"),
        ("funds", "0001_initial"), ("places", "0001_initial"),
    ]
    operations = tables(
        table("ledger.FundYear", "sổ quỹ năm", plural="sổ quỹ từng năm", history=True, ordering=["-year", "fund"],
            fund=ForeignKey("funds.fund", PROTECT), year=PositiveSmallIntegerField(), target=MoneyField(),
            opening=MoneyField(),
            rules={"once": unique("fund", "year"), "not_negative": Q(opening__gte=0, target__gte=0)}),
        table("ledger.Contribution", "khoản ủng hộ", history=True, ordering=["-date", "-pk"],
            permissions=[("confirm_contribution", "Xác nhận khoản ủng hộ")],
            **ENTRY, reverses=OneToOneField("ledger.contribution", PROTECT, null=True),
            donor_name=CharField(max_length=200), donor_kind=CharField(max_length=12, default="organisation"),
            publish_name=BooleanField(default=False), channel=CharField(max_length=8, default="transfer"),
            memo=CharField(max_length=300), receipt_number=PositiveIntegerField(null=True),
            folded=FoldedField(source=("donor_name",)),
            indexes={"year": index("year", "state"), "amount": index("amount", "date")},
            rules={
                **ENTRY_RULES, "receipt_once": unique("fund", "year", "receipt_number"),
                "confirmed_has_receipt": Q(state="draft") | Q(receipt_number__isnull=False)}),
        table("ledger.Disbursement", "khoản chi", history=True, ordering=["-date", "-pk"],
            permissions=[("confirm_disbursement", "Xác nhận khoản chi")],
            **ENTRY, reverses=OneToOneField("ledger.disbursement", PROTECT, null=True),
            purpose=CharField(max_length=10), gift_round=ForeignKey("assistance.giftround", PROTECT, null=True),
            house=ForeignKey("assistance.house", PROTECT, null=True),
            livelihood=ForeignKey("assistance.livelihood", PROTECT, null=True),
            decision_number=CharField(max_length=60), decision_date=DateField(),
            voucher_number=PositiveIntegerField(null=True), norm_reason=CharField(max_length=300),
            folded=FoldedField(source=("decision_number",)),
            indexes={"year": index("year", "state"), "amount": index("amount", "date")},
            rules={
                **ENTRY_RULES,
                "purpose_link": (Q(gift_round__isnull=False, purpose="gift")
                    | (~Q(purpose="gift") & Q(gift_round__isnull=True)))
                    & (Q(house__isnull=False, purpose="house") | (~Q(purpose="house") & Q(house__isnull=True)))
                    & (Q(livelihood__isnull=False, purpose="livelihood")
                    | (~Q(purpose="livelihood") & Q(livelihood__isnull=True))),
                "voucher_once": unique("fund", "year", "voucher_number"),
                "confirmed_has_voucher": Q(state="draft", voucher_number__isnull=True)
                    | Q(state="confirmed", voucher_number__isnull=False)}),
    )
