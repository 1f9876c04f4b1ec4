from django.db import migrations
from django.db.models import BigIntegerField, CharField

from frontportal.kit.records.schema import table, tables


class Migration(migrations.Migration):
    dependencies = []
    operations = tables(
        table("page_cache.ContentVersion", "phiên bản nội dung", stamped=False,
            area=CharField(max_length=40), number=BigIntegerField()),
    )
