from django.db import migrations
from django.db.migrations import CreateModel
from django.db.models import (
    PROTECT, Q, BooleanField, CharField, CheckConstraint, DateTimeField, ForeignKey, UniqueConstraint,
)

from frontportal.kit.fields import MoneyField
from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("appeals", "0001_initial"), ("ledger", "0001_initial"), ("places", "0001_initial"), ("statements", "0001_initial")]
    operations = [
        *table(
            "Match", "dòng đã khớp", stamped=False, plural="dòng sao kê đã khớp", history=True,
            line=ForeignKey("statements.statementline", PROTECT, related_name="matches"),
            appeal=ForeignKey("appeals.appeal", PROTECT, null=True, related_name="matches"),
            unit=ForeignKey("places.unit", PROTECT, null=True, related_name="+"),
            contribution=ForeignKey("ledger.contribution", PROTECT, null=True, related_name="matches"),
            disbursement=ForeignKey("ledger.disbursement", PROTECT, null=True, related_name="matches"),
            amount=MoneyField(least=1), part=BooleanField(default=False), created_entry=BooleanField(default=False),
            designated=BooleanField(default=False), decider=CharField(max_length=10),
            decided_at=DateTimeField(auto_now_add=True),
            decided_by=ForeignKey(USER, PROTECT, null=True, related_name="+"), reason=CharField(max_length=300),
            undone_at=DateTimeField(null=True), undone_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            undo_reason=CharField(max_length=300),
            ordering=["-pk"],
            constraints=[
                UniqueConstraint(name="reconciliation_match_one_stands", fields=("line",), condition=Q(part=False, undone_at__isnull=True)),
                UniqueConstraint(name="reconciliation_match_contribution_once", fields=("contribution",), condition=Q(part=False, undone_at__isnull=True)),
                UniqueConstraint(name="reconciliation_match_disbursement_once", fields=("disbursement",), condition=Q(part=False, undone_at__isnull=True)),
                UniqueConstraint(name="reconciliation_match_gift_part_once", fields=("line", "contribution"), condition=Q(part=True, undone_at__isnull=True)),
                UniqueConstraint(name="reconciliation_match_payment_part_once", fields=("line", "disbursement"), condition=Q(part=True, undone_at__isnull=True)),
                CheckConstraint(name="reconciliation_match_amount_positive", condition=Q(amount__gt=0)),
                CheckConstraint(name="reconciliation_match_one_side", condition=Q(disbursement__isnull=True) | Q(appeal__isnull=True, contribution__isnull=True, unit__isnull=True)),
                CheckConstraint(name="reconciliation_match_names_something", condition=~Q(appeal__isnull=True, contribution__isnull=True, disbursement__isnull=True, unit__isnull=True) | (Q(decider="person") & ~Q(reason="")) | Q(undone_at__isnull=False)),
                CheckConstraint(name="reconciliation_match_decided_by_someone", condition=Q(decider="automatic") | Q(decided_by__isnull=False)),
                CheckConstraint(name="reconciliation_match_undone_by_someone", condition=Q(undo_reason="", undone_at__isnull=True, undone_by__isnull=True) | (Q(undone_at__isnull=False) & Q(undone_by__isnull=False) & ~Q(undo_reason=""))),
            ],
        ),
        CreateModel("UnmatchedLine", [], {"proxy": True, "verbose_name": "dòng chưa khớp", "verbose_name_plural": "dòng sao kê chưa khớp"}, ("statements.statementline",)),
    ]
