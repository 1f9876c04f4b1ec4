"""What happened in a unit happened while it existed, however it is written; no number or address is empty."""

from django.db import migrations
from django.db.models import Q

from frontportal.kit.records.schema import ModelOperations, with_rules
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0002_guards"), ("places", "0003_lives")]
    operations = [
        ModelOperations([
            *with_rules("campaigns.Recognition", decision_number_given=~Q(decision_number="")),
            *with_rules("campaigns.Campaign", slug_given=~Q(slug="")),
        ]),
        guard("campaigns_event_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.date) IS DISTINCT FROM (NEW.unit_id, NEW.date) THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.date);
    END IF;
    RETURN NEW;
""",
            "campaigns_activity_in_unit BEFORE INSERT OR UPDATE ON campaigns_activity",
            "campaigns_honour_in_unit BEFORE INSERT OR UPDATE ON campaigns_honour"),
        guard("campaigns_unity_day_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.held_on) IS DISTINCT FROM (NEW.unit_id, NEW.held_on) THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.held_on);
    END IF;
    RETURN NEW;
""", "campaigns_unity_day_in_unit BEFORE INSERT OR UPDATE ON campaigns_unityday"),
    ]
