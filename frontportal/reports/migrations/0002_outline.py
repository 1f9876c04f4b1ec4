"""The outline of reports."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations
from django.db.models import CharField, PositiveSmallIntegerField, Q, SlugField

from frontportal.kit.records.schema import USER, table, tables


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("reports", "0001_initial")]
    operations = tables(
        table("reports.OutlinePart", "mục đề cương", plural="đề cương báo cáo", history=True, ordering=["position", "pk"],
            position=PositiveSmallIntegerField(default=1), group=CharField(max_length=150),
            title=CharField(max_length=150, unique=True), figures=ArrayField(SlugField(max_length=60), default=list),
            rules={"title_given": ~Q(title="")}),
    )
