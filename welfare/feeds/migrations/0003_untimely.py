"""Whose code money bears that was told on a day on which its appeal accepts nothing."""

from django.db import migrations
from django.db.models import PROTECT, ForeignKey

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("feeds", "0002_guards"), ("appeals", "0004_days")]
    operations = [
        ModelOperations([
            *with_columns("feeds.ProvisionalLine",
                untimely_appeal=ForeignKey("appeals.appeal", PROTECT, null=True, related_name="+")),
        ]),
    ]
