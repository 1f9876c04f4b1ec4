from datetime import date

from django.db import migrations
from django.db.models import CharField, DateField, Q

from frontportal.kit.records.schema import USER, table, tables

BASIS = "Công văn 12729/VPCP-KGVX ngày 25/12/2025 của Văn phòng Chính phủ"
ROWS = [
    (date(2026, 1, 2), "off", "Nghỉ hoán đổi dịp Tết Dương lịch"),
    (date(2026, 1, 10), "make-up", "Làm bù cho ngày 02/01/2026"),
]  # the library's release of 2026 knows neither


def write(apps, schema_editor):
    decision = apps.get_model("work_calendar", "DayDecision")
    decision.objects.bulk_create(decision(day=day, kind=kind, name=name, basis=BASIS) for day, kind, name in ROWS)


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *tables(table("work_calendar.DayDecision", "ngày nghỉ, ngày làm bù", plural="lịch làm việc", history=True,
            ordering=["-day"], day=DateField(unique=True), kind=CharField(max_length=10), name=CharField(max_length=150),
            basis=CharField(max_length=200),
            rules={
                "weekday": Q(kind="make-up", day__iso_week_day__in=(6, 7))
                    | Q(kind="ordinary", day__iso_week_day__lt=6) | Q(kind="off"),
                "years": Q(day__gte=date(2000, 1, 1), day__lte=date(2100, 12, 31))})),
        migrations.RunPython(write, migrations.RunPython.noop),
    ]
