"""The deadlines an office starts with. Staff add a row with a later date when a rule changes."""

from datetime import date

from django.db import migrations

PRACTICE = "Thông lệ, tham khảo Quyết định 98/2025 của tỉnh Nghệ An; cơ quan tự điều chỉnh"
LAW = "Nghị quyết liên tịch 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"
SINCE = date(2018, 1, 1)
ROWS = [
    ("classify", "", 3, True, PRACTICE),
    ("answer", "normal", 20, True, PRACTICE),
    ("answer", "urgent", 10, True, PRACTICE),
    ("answer", "complex", 30, True, PRACTICE),
    ("supervision-plan", "", 15, False, LAW),
    ("subject-report", "", 7, False, LAW),
    ("supervision-report", "", 15, False, LAW),
]


def write(apps, schema_editor):
    deadline = apps.get_model("voters", "Deadline")
    deadline.objects.bulk_create(
        deadline(step=step, urgency=urgency, days=days, working_days=working, since=SINCE, basis=basis)
        for step, urgency, days, working, basis in ROWS
    )


class Migration(migrations.Migration):
    dependencies = [("voters", "0002_guards")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
