"""A second person shows new ones; those that are there have been read already."""

from django.db import migrations
from django.db.migrations import AlterField
from django.db.models import BooleanField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("voters", "0015_wishes")]
    operations = [ModelOperations([
        *with_columns("voters.Meeting", history=True, shown=BooleanField(default=True)),
        *with_columns("voters.Supervision", history=True, shown=BooleanField(default=True)),
    ]), *(AlterField(f"{history}{name}", "shown", BooleanField(default=False))
          for name in ("Meeting", "Supervision") for history in ("", "Historical"))]
