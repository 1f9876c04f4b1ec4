from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations
from django.db.models import (
    CASCADE, F, PROTECT, Q, BooleanField, CharField, DateField, ForeignKey, PositiveIntegerField, SlugField,
)

from frontportal.kit.records.fields import FoldedField, SortField
from frontportal.kit.records.schema import USER, exclude, table, tables, unique
from ..models import LifeRange


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    # An exclusion compares a value for equality beside a range.
    operations = [BtreeGistExtension(), *tables(
        table("places.Unit", "đơn vị", history=True, ordering=["sort_name", "code"],
            permissions=[("work_everywhere", "Làm việc với mọi đơn vị")],
            code=SlugField(max_length=60), name=CharField(max_length=100), kind=CharField(max_length=10),
            parent=ForeignKey("places.unit", PROTECT, null=True), since=DateField(null=True),
            until=DateField(null=True), decision=CharField(max_length=200), is_served=BooleanField(default=True),
            households=PositiveIntegerField(null=True), is_illustration=BooleanField(default=False),
            note=CharField(max_length=300), folded=FoldedField(source=("name", "code")),
            sort_name=SortField(db_collation="C", source=("name",)),
            rules={
                "ends_after_start": Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
                "one_life_at_a_time": exclude(("code", "="), (LifeRange("since", "until"), "&&")),
                "area_has_parent": Q(parent__isnull=False)
                    | Q(kind__in=("province", "district", "commune", "town", "ward"))}),
        table("places.Succession", "sáp nhập, chia tách", history=True, ordering=["on", "predecessor__sort_name"],
            predecessor=ForeignKey("places.unit", PROTECT), successor=ForeignKey("places.unit", PROTECT),
            on=DateField(), whole=BooleanField(default=True), note=CharField(max_length=300),
            rules={
                "once": unique("predecessor", "successor", "on"),
                "whole_once": unique("predecessor", condition=Q(whole=True)),
                "two_units": ~Q(predecessor=F("successor"))}),
        table("places.Posting", "phân công địa bàn", history=True, ordering=["user", "unit__sort_name"],
            user=ForeignKey(USER, CASCADE), unit=ForeignKey("places.unit", PROTECT), since=DateField(null=True),
            until=DateField(null=True),
            rules={
                "once": unique("user", "unit"),
                "ends_after_start": Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since"))}),
    )]
