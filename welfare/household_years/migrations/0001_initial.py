"""What households were in each year."""

from django.db import migrations
from django.db.models import CASCADE, CharField, ForeignKey, PositiveSmallIntegerField, Q

from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("assistance", "0006_promises")]
    operations = tables(
        table("household_years.HouseholdYear", "diện của hộ theo năm", history=True, ordering=["-year", "household"],
            household=ForeignKey("assistance.household", CASCADE), year=PositiveSmallIntegerField(), group=CharField(max_length=10),
            members=PositiveSmallIntegerField(null=True),
            rules={"once": unique("household", "year"), "members": Q(members__isnull=True) | Q(members__gte=1, members__lte=30)}))
