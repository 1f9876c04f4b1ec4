"""Two persons for what is published, and hours of publishing that can be true."""

from django.db import migrations

from frontportal.approval.schema import two_persons


class Migration(migrations.Migration):
    dependencies = [("yearly", "0002_guards")]
    operations = two_persons("yearly.YearSummary")
