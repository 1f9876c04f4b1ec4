"""Who came to a Great Unity Day from above."""

from django.db import migrations
from django.db.models import CharField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0006_forgetting")]
    operations = [
        ModelOperations([
            *with_columns("campaigns.UnityDay", history=True, guests=CharField(max_length=200, default="", db_default="")),
        ])
    ]
