from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations
from django.db.models import (
    CASCADE, F, PROTECT, Q, BooleanField, CharField, CheckConstraint, DateField, ForeignKey, PositiveIntegerField,
    SlugField, UniqueConstraint,
)

from frontportal.kit.fields import FoldedField, SortField
from frontportal.kit.schema import USER, table
from frontportal.places.models import Life


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        # An exclusion compares a value for equality beside a range.
        BtreeGistExtension(),
        *table(
            "Unit", "đơn vị", history=True, excluded_fields=["folded", "sort_name"], ordering=["sort_name", "code"],
            code=SlugField(max_length=60), name=CharField(max_length=100), kind=CharField(max_length=10),
            parent=ForeignKey("places.unit", PROTECT, null=True), since=DateField(null=True),
            until=DateField(null=True), decision=CharField(max_length=200), is_served=BooleanField(default=True),
            households=PositiveIntegerField(null=True), is_illustration=BooleanField(default=False),
            note=CharField(max_length=300), folded=FoldedField(source=("name", "code")),
            sort_name=SortField(db_collation="C", source=("name",)),
            permissions=[("work_everywhere", "Làm việc với mọi đơn vị")],
            constraints=[
                CheckConstraint(name="places_unit_ends_after_start", condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since"))),
                ExclusionConstraint(name="places_unit_one_life_at_a_time", expressions=[("code", "="), (Life("since", "until"), "&&")]),
                CheckConstraint(name="places_unit_area_has_parent", condition=Q(parent__isnull=False) | Q(kind__in=("province", "district", "commune", "town", "ward"))),
            ],
        ),
        *table(
            "Succession", "sáp nhập, chia tách", history=True, ordering=["on", "predecessor__sort_name"],
            predecessor=ForeignKey("places.unit", PROTECT), successor=ForeignKey("places.unit", PROTECT),
            on=DateField(), whole=BooleanField(default=True), note=CharField(max_length=300),
            constraints=[
                UniqueConstraint(name="places_succession_once", fields=("predecessor", "successor", "on")),
                UniqueConstraint(name="places_succession_whole_once", fields=("predecessor",), condition=Q(whole=True)),
                CheckConstraint(name="places_succession_two_units", condition=~Q(predecessor=F("successor"))),
            ],
        ),
        *table(
            "Posting", "phân công địa bàn", history=True, ordering=["user", "unit__sort_name"],
            user=ForeignKey(USER, CASCADE), unit=ForeignKey("places.unit", PROTECT), since=DateField(null=True),
            until=DateField(null=True),
            constraints=[
                UniqueConstraint(name="places_posting_once", fields=("user", "unit")),
                CheckConstraint(name="places_posting_ends_after_start", condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since"))),
            ],
        ),
    ]
