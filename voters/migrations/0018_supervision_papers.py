"""The papers of a supervision, who leads it and takes part, and what it found wanting."""

from django.db import migrations
from django.db.models import CharField, DateField, Q, TextField

from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules


class Migration(migrations.Migration):
    dependencies = [("voters", "0017_shown")]
    accepted_locks = {"constraint-missing-not-valid": "An office has some dozens of supervisions, and the column is new."}
    operations = [ModelOperations([*with_columns("voters.Supervision", history=True, **{
        name: CharField(max_length=200, default="", db_default="") for name in (
            "lead", "team", "plan_number", "report_number")},
        decision_number=CharField(max_length=200, null=True), decided_on=DateField(null=True), shortcomings=TextField(default="", db_default="")),
        *with_rules("voters.Supervision", decision_number_given=~Q(decision_number=""))])]
