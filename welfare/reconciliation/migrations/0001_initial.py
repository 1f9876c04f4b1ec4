from django.db import migrations
from django.db.models import PROTECT, Q, BooleanField, CharField, DateTimeField, ForeignKey

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.schema import USER, proxy, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER), ("appeals", "0001_initial"), ("ledger", "0001_initial"),
        ("places", "0001_initial"), ("statements", "0001_initial"),
    ]
    operations = tables(
        table("reconciliation.Match", "dòng đã khớp", plural="dòng sao kê đã khớp", stamped=False, history=True,
            ordering=["-pk"],
            line=ForeignKey("statements.statementline", PROTECT),
            appeal=ForeignKey("appeals.appeal", PROTECT, null=True),
            unit=ForeignKey("places.unit", PROTECT, null=True),
            contribution=ForeignKey("ledger.contribution", PROTECT, null=True),
            disbursement=ForeignKey("ledger.disbursement", PROTECT, null=True), amount=MoneyField(least=1),
            part=BooleanField(default=False), created_entry=BooleanField(default=False),
            designated=BooleanField(default=False), decider=CharField(max_length=10),
            decided_at=DateTimeField(auto_now_add=True), decided_by=ForeignKey(USER, PROTECT, null=True),
            reason=CharField(max_length=300), undone_at=DateTimeField(null=True),
            undone_by=ForeignKey(USER, PROTECT, null=True), undo_reason=CharField(max_length=300),
            rules={
                "one_stands": unique("line", condition=Q(part=False, undone_at__isnull=True)),
                "contribution_once": unique("contribution", condition=Q(part=False, undone_at__isnull=True)),
                "disbursement_once": unique("disbursement", condition=Q(part=False, undone_at__isnull=True)),
                "gift_part_once": unique("line", "contribution", condition=Q(part=True, undone_at__isnull=True)),
                "payment_part_once": unique("line", "disbursement", condition=Q(part=True, undone_at__isnull=True)),
                "amount_positive": Q(amount__gt=0),
                "one_side": Q(disbursement__isnull=True)
                    | Q(appeal__isnull=True, contribution__isnull=True, unit__isnull=True),
                "names_something": ~Q(appeal__isnull=True, contribution__isnull=True, disbursement__isnull=True,
                    unit__isnull=True) | (Q(decider="person") & ~Q(reason="")) | Q(undone_at__isnull=False),
                "decided_by_someone": Q(decider="automatic") | Q(decided_by__isnull=False),
                "undone_by_someone": Q(undo_reason="", undone_at__isnull=True, undone_by__isnull=True)
                    | (Q(undone_at__isnull=False) & Q(undone_by__isnull=False) & ~Q(undo_reason=""))}),
        proxy("reconciliation.UnmatchedLine", "dòng chưa khớp", of="statements.statementline", plural="dòng sao kê chưa khớp"),
    )
