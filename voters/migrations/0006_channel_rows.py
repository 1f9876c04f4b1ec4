"""The terms of the joint resolution of 2025, by channel. Staff add rows when it changes, or for a province's own rule."""

from datetime import date

from django.db import migrations

LAW = "Nghị quyết liên tịch 72/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN, Điều"
SINCE = date(2025, 2, 20)
# step, channel, days, working days, article
ROWS = [
    ("answer", "councils", 30, False, "50.1"),
    ("answer", "assembly", 60, False, "49.1"),
    ("publish", "councils", 0, True, "50.3"),  # at once
    ("publish", "assembly", 15, True, "51"),
    ("press-plan", "councils", 5, True, "11.2b"),
    ("press-plan", "assembly", 7, True, "6.3"),
    ("synthesis", "councils", 3, True, "41.2"),
    ("session-report", "councils", 7, True, "42.2"),
    ("results-report", "councils", 30, False, "50.2"),
    ("results-report", "assembly", 20, True, "49.2"),
]


def write(apps, schema_editor):
    deadline = apps.get_model("voters", "Deadline")
    deadline.objects.bulk_create(
        deadline(step=step, council_channel=channel, days=days, working_days=working, since=SINCE, basis=f"{LAW} {article}")
        for step, channel, days, working, article in ROWS
    )


class Migration(migrations.Migration):
    dependencies = [("voters", "0005_channels")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
