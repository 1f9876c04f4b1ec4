"""The clock an office starts with. Staff add a row with a later date when a rule changes."""

from datetime import date

from django.db import migrations

LAW = "Nghị định 93/2021/NĐ-CP; dùng làm chuẩn cho mọi đợt vận động"
SINCE = date(2021, 12, 11)
ROWS = {"call": 0, "reception-end": 90, "received": 15, "distribution-end": 20, "spent": 30, "stay": 30}


def write(apps, schema_editor):
    rule = apps.get_model("disclosure", "DisclosureRule")
    rule.objects.bulk_create(
        rule(event=event, days=days, working_days=False, since=SINCE, basis=LAW) for event, days in ROWS.items()
    )


def take_back(apps, schema_editor):
    apps.get_model("disclosure", "DisclosureRule").objects.filter(since=SINCE, created_by=None).delete()


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_initial")]
    operations = [migrations.RunPython(write, take_back)]
