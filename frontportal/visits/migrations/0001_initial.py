from django.db import migrations
from django.db.models import BinaryField, BooleanField, CharField, DateField, DateTimeField, PositiveIntegerField

from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = tables(
        table("visits.DailyCount", "lượt xem trong ngày", stamped=False, ordering=["-day", "page"],
            day=DateField(), page=CharField(max_length=200), count=PositiveIntegerField(default=0),
            rules={"once": unique("page", "day")}),
        table("visits.Baseline", "số lượt chuyển từ trang cũ", history=True, ordering=["page"],
            page=CharField(max_length=200, unique=True), count=PositiveIntegerField(), as_of=DateField(),
            note=CharField(max_length=300)),
        table("visits.Presence", "lượt đang xem", stamped=False,
            visitor=CharField(max_length=32), page=CharField(max_length=200), seen_at=DateTimeField(db_index=True),
            fresh=BooleanField(default=True),
            rules={"once": unique("visitor", "page")}),
        table("visits.Salt", "khoá trong ngày", stamped=False,
            day=DateField(primary_key=True, serialize=False), key=BinaryField()),
    )
