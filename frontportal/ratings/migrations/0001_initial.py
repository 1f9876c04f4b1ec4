from django.db import migrations
from django.db.models import CASCADE, DateField, F, ForeignKey, PositiveIntegerField, Q

from frontportal.kit.records.schema import table, tables, unique


class Migration(migrations.Migration):
    dependencies = [("news", "0006_tags")]
    operations = tables(
        table("ratings.MonthlyRating", "đánh giá trong tháng", plural="đánh giá bài viết", stamped=False, ordering=["-month", "-helpful", "pk"],
            article=ForeignKey("news.article", CASCADE), month=DateField(),
            helpful=PositiveIntegerField(default=0), unhelpful=PositiveIntegerField(default=0),
            rules={
                "once": unique("article", "month"), "first_day": Q(month__day=1),
                "some": Q(helpful__gt=0 - F("unhelpful"))}),
    )
