"""Campaigns year by year: who leads, what is planned, what communes of that year report."""

from django.db import migrations
from django.db.models import CASCADE, PROTECT, CharField, DateField, F, ForeignKey, PositiveIntegerField, PositiveSmallIntegerField, Q

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("campaigns", "0005_titles")]
    operations = [
        *tables(
            table("participation.CampaignYear", "chương trình năm của cuộc vận động", history=True, ordering=["-year", "campaign"],
                campaign=ForeignKey("campaigns.campaign", PROTECT), year=PositiveSmallIntegerField(), lead=CharField(max_length=200),
                measure=CharField(max_length=60), plan=PositiveIntegerField(null=True), due_on=DateField(null=True),
                folded=FoldedField(source=("lead", "measure")),
                rules={"once": unique("campaign", "year"), "lead_given": ~Q(lead=""), "measure_given": ~Q(measure=""), "due_near_year":
                    Q(due_on__isnull=True) | Q(due_on__year__gte=F("year"), due_on__year__lte=F("year") + 1)}),
            table("participation.Participation", "xã, thị trấn tham gia", history=True,
                ordering=["-campaign_year__year", "campaign_year", "unit__sort_name"],
                campaign_year=ForeignKey("participation.campaignyear", CASCADE), unit=ForeignKey("places.unit", PROTECT),
                plan=PositiveIntegerField(null=True), result=PositiveIntegerField(null=True), reported_on=DateField(null=True),
                note=CharField(max_length=300),
                rules={"once": unique("campaign_year", "unit"), "result_has_day":
                    Q(result__isnull=True, reported_on__isnull=True) | Q(result__isnull=False, reported_on__isnull=False)})),
        guard("participation_in_unit", """
    PERFORM places_check_unit_in_year(NEW.unit_id, year) FROM participation_campaignyear WHERE id = NEW.campaign_year_id;
    RETURN NEW;
""", "participation_in_unit BEFORE INSERT OR UPDATE OF unit_id, campaign_year_id ON participation_participation"),
    ]
