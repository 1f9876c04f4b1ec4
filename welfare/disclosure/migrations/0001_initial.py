from django.db import migrations
from django.db.models import (
    PROTECT, Q, BooleanField, CharField, DateField, ForeignKey, PositiveSmallIntegerField, URLField,
)

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("appeals", "0001_initial")]
    operations = tables(
        table("disclosure.DisclosureRule", "thời hạn công khai", history=True, ordering=["event", "-since"],
            event=CharField(max_length=20), days=PositiveSmallIntegerField(), working_days=BooleanField(default=False),
            since=DateField(), basis=CharField(max_length=200),
            rules={"once": unique("event", "since"), "days": Q(days__lte=366)}),
        table("disclosure.Disclosure", "lần công khai", history=True, ordering=["done_on", "pk"],
            appeal=ForeignKey("appeals.appeal", PROTECT), event=CharField(max_length=20), done_on=DateField(),
            where=CharField(max_length=200), link=URLField(), amount=MoneyField(null=True),
            rules={
                "once": unique("appeal", "event"),
                "total_stated": Q(amount__isnull=True, event="call") | (~Q(event="call") & Q(amount__isnull=False))}),
    )
