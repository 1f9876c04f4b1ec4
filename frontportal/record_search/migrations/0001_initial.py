from functools import partial

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations
from django.db.models import BigIntegerField, BooleanField, CharField, DateField, F, Index, TextField

from frontportal.kit.records.schema import index, table, tables, unique


class Migration(migrations.Migration):
    dependencies = []
    operations = tables(
        table("record_search.SearchEntry", "mục tìm kiếm", stamped=False,
            model=CharField(max_length=60), record=BigIntegerField(), unit=BigIntegerField(null=True),
            day=DateField(null=True), name=TextField(), is_closed=BooleanField(), words=SearchVectorField(),
            rules={"once": unique("model", "record")},
            indexes={"record_search_words": index("words", kind=GinIndex, fastupdate=False),
                "record_search_newest": partial(Index, F("day").desc(nulls_first=True), F("id").desc())}),
        table("record_search.Spelling", "cách viết", stamped=False,
            spelling=CharField(max_length=20), word=CharField(max_length=20),
            indexes={"record_search_near": index("spelling", "word")}),
    )
