"""Pledges, and which contributions keep them."""

from django.db import migrations
from django.db.models import CASCADE, PROTECT, CharField, DateField, F, ForeignKey, OneToOneField, Q

from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.records.schema import USER, table, tables
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("ledger", "0009_conditions")]
    operations = [
        *tables(
            table("pledges.Pledge", "lời hứa ủng hộ", history=True, ordering=["-pledged_on", "-pk"], excluded_fields=["donor_name"],
                fund=ForeignKey("funds.fund", PROTECT), appeal=ForeignKey("appeals.appeal", PROTECT, null=True),
                donor_name=CharField(max_length=200), unit=ForeignKey("places.unit", PROTECT), amount=MoneyField(least=1),
                pledged_on=DateField(), due_on=DateField(null=True), occasion=CharField(max_length=200),
                withdrawn_on=DateField(null=True), reason=CharField(max_length=300), folded=FoldedField(source=("donor_name",)),
                rules={"amount_positive": Q(amount__gt=0), "due_after": Q(due_on__isnull=True) | Q(due_on__gte=F("pledged_on")),
                    "withdrawn_says_why": Q(withdrawn_on__isnull=True, reason="") | (Q(withdrawn_on__gte=F("pledged_on")) & ~Q(reason=""))}),
            table("pledges.PledgePayment", "khoản ủng hộ theo lời hứa", history=True, ordering=["pk"],
                pledge=ForeignKey("pledges.pledge", CASCADE), contribution=OneToOneField("ledger.contribution", PROTECT))),
        guard("pledges_in_unit", """
    PERFORM places_check_unit(NEW.unit_id, NEW.pledged_on);
    RETURN NEW;
""", "pledges_in_unit BEFORE INSERT OR UPDATE OF unit_id, pledged_on ON pledges_pledge"),
    ]
