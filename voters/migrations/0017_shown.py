"""A second person shows new ones; those that are there have been read already."""

from django.db import migrations
from django.db.migrations import AlterField
from django.db.models import BooleanField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("voters", "0016_desk_counts")]
    operations = [ModelOperations([
        *with_columns("voters.Meeting", history=True, shown=BooleanField(default=False, db_default=True)),
        *with_columns("voters.Supervision", history=True, shown=BooleanField(default=False, db_default=True)),
    ]), ModelOperations([AlterField(f"{history}{name}", "shown", BooleanField(default=False, db_default=False))
          for name in ("Meeting", "Supervision") for history in ("", "Historical")])]
