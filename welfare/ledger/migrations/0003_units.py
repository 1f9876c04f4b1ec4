"""Money moved in a unit while it existed. A reversing entry names the unit of the one it reverses, which may have merged since."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_guards"), ("places", "0003_lives")]
    operations = [
        guard("ledger_entry_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.date) IS DISTINCT FROM (NEW.unit_id, NEW.date) THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.date);
    END IF;
    RETURN NEW;
""",
            "ledger_contribution_in_unit BEFORE INSERT OR UPDATE ON ledger_contribution WHEN NEW.reverses_id IS NULL",
            "ledger_disbursement_in_unit BEFORE INSERT OR UPDATE ON ledger_disbursement WHEN NEW.reverses_id IS NULL"),
    ]
