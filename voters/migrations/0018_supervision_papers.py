"""The papers of a supervision, who leads it and takes part, and what it found wanting."""

from django.db import migrations
from django.db.models import CharField, DateField, TextField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("voters", "0017_shown")]
    operations = [ModelOperations([*with_columns("voters.Supervision", history=True, **{
        name: CharField(max_length=200, default="", db_default="") for name in (
            "lead", "team", "plan_number", "decision_number", "report_number")},
        decided_on=DateField(null=True), shortcomings=TextField(default="", db_default=""))])]
