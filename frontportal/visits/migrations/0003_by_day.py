"""The counts of the last days are asked for by themselves, by the page of statistics."""

from django.db import migrations
from django.db.models import Index


class Migration(migrations.Migration):
    dependencies = [("visits", "0002_senderwindow")]
    operations = [migrations.AddIndex("dailycount", Index(fields=["day"], name="visits_dailycount_day"))]
