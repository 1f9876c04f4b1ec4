"""What a task is measured by, what came of it, and when it was done."""

from django.db import migrations
from django.db.models import CharField, DateField, Q

from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules


class Migration(migrations.Migration):
    dependencies = [("yearly", "0004_editions_of_two")]
    operations = [ModelOperations([
        *with_columns("yearly.Task", history=True, measure=CharField(max_length=200, default=""),
            result=CharField(max_length=300, default=""), done_on=DateField(null=True)),
        *with_rules("yearly.Task", done_when=Q(done_on__isnull=True) | Q(state="done")),
    ])]  # fmt: skip
