from django.db import migrations
from django.db.models import CharField, DateTimeField, PositiveIntegerField

from frontportal.kit.records.schema import table, tables, unique


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial")]
    operations = tables(
        table("visits.SenderWindow", "lượt gửi biểu mẫu", stamped=False,
            sender=CharField(max_length=32), form=CharField(max_length=40), since=DateTimeField(db_index=True),
            count=PositiveIntegerField(default=1),
            rules={"once": unique("sender", "form")}),
    )
