"""Whether an answer was rated, and by which way its sender wants to hear of it."""

from django.db import migrations
from django.db.models import BooleanField, CharField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("voters", "0014_signatures")]
    operations = [ModelOperations([
        *with_columns("voters.Feedback", history=True, is_rated=BooleanField(default=False, db_default=False)),
        *with_columns("voters.Petitioner", history=True, reply_by=CharField(max_length=5, blank=True, default="", db_default="")),
    ])]
