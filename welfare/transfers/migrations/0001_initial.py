"""Transfers between levels: what is confirmed stays as it is."""

from django.db import migrations
from django.db.models import (
    PROTECT, BigIntegerField, Case, CharField, DateField, DateTimeField, F, ForeignKey, GeneratedField, PositiveSmallIntegerField, Q, When,
)

from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard

SIGNED = Case(When(direction="in", then=F("amount")), default=F("amount") * -1)


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("funds", "0001_initial")]
    operations = [
        *tables(table("transfers.FundTransfer", "chuyển tiền giữa các cấp", history=True, ordering=["-date", "-pk"],
            excluded_fields=["signed"], permissions=[("confirm_fundtransfer", "Xác nhận chuyển tiền giữa các cấp")],
            fund=ForeignKey("funds.fund", PROTECT), year=PositiveSmallIntegerField(), date=DateField(), direction=CharField(max_length=3),
            level=CharField(max_length=10), other_fund=CharField(max_length=200), amount=MoneyField(least=1),
            document_number=CharField(max_length=60), note=CharField(max_length=300),
            signed=GeneratedField(expression=SIGNED, output_field=BigIntegerField(), db_persist=True),
            proposed_by=ForeignKey(USER, PROTECT, null=True), proposed_at=DateTimeField(null=True),
            confirmed_by=ForeignKey(USER, PROTECT, null=True), confirmed_at=DateTimeField(null=True),
            folded=FoldedField(source=("other_fund", "note")),
            rules={"once": unique("fund", "direction", "document_number", "date", "amount"), "document_number_given": ~Q(document_number=""),
                "amount_positive": Q(amount__gt=0), "day_of_year": Q(date__year=F("year")), "two_persons":
                Q(confirmed_by__isnull=True, confirmed_at__isnull=True) | (Q(confirmed_by__isnull=False, confirmed_at__isnull=False,
                    proposed_by__isnull=False) & ~Q(confirmed_by=F("proposed_by")))})),
        guard("transfers_keep_confirmed", """
    RAISE EXCEPTION 'Lần chuyển tiền đã xác nhận không sửa, không xoá được. Hãy ghi một lần chuyển ngược lại.';
""", "transfers_keep_confirmed BEFORE UPDATE OR DELETE ON transfers_fundtransfer WHEN (OLD.confirmed_at IS NOT NULL)"),
    ]
