"""A second person shows new ones; those that are there have been read already."""

from django.db import migrations
from django.db.migrations import AlterField
from django.db.models import BooleanField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0007_guests")]
    operations = [ModelOperations([
        *with_columns("campaigns.Honour", history=True, shown=BooleanField(default=False, db_default=True)),
    ]), ModelOperations([AlterField(f"{history}{name}", "shown", BooleanField(default=False, db_default=False))
          for name in ("Honour", "Activity") for history in ("", "Historical")])]
