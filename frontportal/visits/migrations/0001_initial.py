from django.db import migrations
from django.db.models import (
    BinaryField, BooleanField, CharField, DateField, DateTimeField, PositiveIntegerField, UniqueConstraint,
)

from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *table(
            "DailyCount", "lượt xem trong ngày", stamped=False, ordering=["-day", "page"],
            day=DateField(), page=CharField(max_length=200), count=PositiveIntegerField(default=0),
            constraints=[UniqueConstraint(name="visits_dailycount_once", fields=("page", "day"))],
        ),
        *table(
            "Baseline", "số lượt chuyển từ trang cũ", history=True, ordering=["page"],
            page=CharField(max_length=200, unique=True), count=PositiveIntegerField(), as_of=DateField(),
            note=CharField(max_length=300),
        ),
        *table(
            "Presence", "lượt đang xem", stamped=False,
            visitor=CharField(max_length=32), page=CharField(max_length=200), seen_at=DateTimeField(db_index=True),
            fresh=BooleanField(default=True),
            constraints=[UniqueConstraint(name="visits_presence_once", fields=("visitor", "page"))],
        ),
        *table(
            "Salt", "khoá trong ngày", stamped=False,
            day=DateField(primary_key=True, serialize=False), key=BinaryField(),
        ),
    ]
