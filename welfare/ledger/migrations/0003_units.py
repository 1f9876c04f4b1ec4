"""Money moved in a unit while it existed. A reversing entry names the unit of the one it reverses, which may have merged since."""

from django.db import migrations
from django.db.models import Q

from frontportal.kit.records.schema import ModelOperations, with_rules
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_guards"), ("places", "0003_lives")]
    operations = [
        ModelOperations([
            *with_rules("ledger.Disbursement", decision_number_given=~Q(decision_number="")),
        ]),
        guard("ledger_entry_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.date) IS DISTINCT FROM (NEW.unit_id, NEW.date) THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.date);
    END IF;
    RETURN NEW;
""",
            "ledger_contribution_in_unit BEFORE INSERT OR UPDATE ON ledger_contribution WHEN NEW.reverses_id IS NULL",
            "ledger_disbursement_in_unit BEFORE INSERT OR UPDATE ON ledger_disbursement WHEN NEW.reverses_id IS NULL"),
    ]
