"""What reports count and no other room keeps, done in a unit while it existed."""

from django.db import migrations
from django.db.models import PROTECT, BooleanField, CharField, DateField, F, ForeignKey, PositiveIntegerField as Number
from django.db.models import PositiveSmallIntegerField, Q, Value

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.schema import USER, index, table, tables, unique
from frontportal.kit.records.triggers import guard

ASKED = {
    "people": ("propaganda", "dialogue", "session", "training"), "invited": ("session",),
    "opinions": ("criticism", "comments", "dialogue", "inspection", "investment"),
    "amount": ("relief", "repair", "hardship", "dignitary"),
}


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("places", "0003_lives")]
    operations = [
        *tables(
            table("work_log.LoggedWork", "việc trong sổ", plural="sổ công việc", history=True, ordering=["-date", "-pk"],
                kind=CharField(max_length=12), body=CharField(max_length=9, default="front"),
                unit=ForeignKey("places.unit", PROTECT), date=DateField(), year=PositiveSmallIntegerField(),
                title=CharField(max_length=200), quantity=Number(default=1), people=Number(null=True),
                invited=Number(null=True), opinions=Number(null=True), amount=MoneyField(null=True),
                source=CharField(max_length=200), is_illustration=BooleanField(default=False),
                indexes={"year_kind": index("year", "kind")},
                rules={
                    "title_given": ~Q(title=""), "source_given": ~Q(source=""),
                    "once": unique("kind", "body", "unit", "date", "title"),
                    "year_near_date": Q(year__gte=F("date__year"), year__lte=F("date__year") + Value(1)),
                    "counts": Q(quantity__gte=1), "amount_not_negative": Q(amount__isnull=True) | Q(amount__gte=0),
                    "present_of_invited": ~Q(kind="session")
                        | Q(invited__isnull=False, people__isnull=False, people__lte=F("invited")),
                    "of_association": ~Q(kind__in=("members", "association")) | ~Q(body="front"),
                } | {f"{name}_of_kind": Q(**{f"{name}__isnull": True}) | Q(kind__in=kinds) for name, kinds in ASKED.items()})),
        guard("work_log_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.date) IS DISTINCT FROM (NEW.unit_id, NEW.date) THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.date);
    END IF;
    RETURN NEW;
""", "work_log_in_unit BEFORE INSERT OR UPDATE ON work_log_loggedwork"),
    ]
