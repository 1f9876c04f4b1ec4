"""Models of skilful civil work: one name once in a unit, recognised by a whole decision or by none."""

from django.db import migrations
from django.db.models import PROTECT, BooleanField, CharField, DateField, F, ForeignKey, PositiveIntegerField, Q, TextField

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("campaigns", "0005_titles")]
    operations = [
        *tables(table("civil_work.CivilWorkModel", "mô hình “Dân vận khéo”", history=True, ordering=["-started_on", "name"],
            name=CharField(max_length=200), unit=ForeignKey("places.unit", PROTECT), field=CharField(max_length=10),
            lead=CharField(max_length=200), started_on=DateField(), ended_on=DateField(null=True), people=PositiveIntegerField(null=True),
            summary=TextField(max_length=2000), level=CharField(max_length=10), recognised_on=DateField(null=True),
            decision=CharField(max_length=60), shown=BooleanField(default=False, db_default=False), is_illustration=BooleanField(default=False),
            folded=FoldedField(source=("name", "lead", "summary")),
            rules={"once": unique("unit", "name"), "lead_given": ~Q(lead=""),
                "ends_after_start": Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                "recognised_whole": Q(level="", recognised_on__isnull=True, decision="")
                | (~Q(level="") & ~Q(decision="") & Q(recognised_on__gte=F("started_on")))})),
        guard("civil_work_in_unit", """
    PERFORM places_check_unit(NEW.unit_id, NEW.started_on);
    RETURN NEW;
""", "civil_work_in_unit BEFORE INSERT OR UPDATE OF unit_id, started_on ON civil_work_civilworkmodel"),
    ]
