from django.db import migrations
from django.db.models import (
    PROTECT, Q, BooleanField, CharField, CheckConstraint, DateField, ForeignKey, PositiveSmallIntegerField, URLField,
    UniqueConstraint,
)

from frontportal.kit.fields import MoneyField
from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("appeals", "0001_initial")]
    operations = [
        *table(
            "DisclosureRule", "thời hạn công khai", history=True,
            event=CharField(max_length=20), days=PositiveSmallIntegerField(),
            working_days=BooleanField(default=False), since=DateField(), basis=CharField(max_length=200),
            ordering=["event", "-since"],
            constraints=[
                UniqueConstraint(name="disclosure_disclosurerule_once", fields=("event", "since")),
                CheckConstraint(name="disclosure_disclosurerule_days", condition=Q(days__lte=366)),
            ],
        ),
        *table(
            "Disclosure", "lần công khai", history=True,
            appeal=ForeignKey("appeals.appeal", PROTECT, related_name="disclosures"), event=CharField(max_length=20),
            done_on=DateField(), where=CharField(max_length=200), link=URLField(), amount=MoneyField(null=True),
            ordering=["done_on", "pk"],
            constraints=[
                UniqueConstraint(name="disclosure_disclosure_once", fields=("appeal", "event")),
                CheckConstraint(name="disclosure_disclosure_total_stated", condition=Q(amount__isnull=True, event="call") | (~Q(event="call") & Q(amount__isnull=False))),
            ],
        ),
    ]
