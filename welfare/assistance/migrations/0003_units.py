"""Help was given in a unit while it existed: a house on the day it was handed over, until then in some day of its year.

Gifts are asked by the day of their round, so a round that moves asks for its gifts.
"""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("assistance", "0002_guards"), ("places", "0003_lives")]
    operations = [
        guard("assistance_house_in_unit", """
    IF TG_OP = 'UPDATE' AND (OLD.unit_id, OLD.year, OLD.handed_over_on)
        IS NOT DISTINCT FROM (NEW.unit_id, NEW.year, NEW.handed_over_on) THEN
        RETURN NEW;
    END IF;
    IF NEW.handed_over_on IS NOT NULL THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.handed_over_on);
    ELSE
        PERFORM places_check_unit_in_year(NEW.unit_id, NEW.year);
    END IF;
    RETURN NEW;
""", "assistance_house_in_unit BEFORE INSERT OR UPDATE ON assistance_house"),
        guard("assistance_livelihood_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.date) IS DISTINCT FROM (NEW.unit_id, NEW.date) THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.date);
    END IF;
    RETURN NEW;
""", "assistance_livelihood_in_unit BEFORE INSERT OR UPDATE ON assistance_livelihood"),
        guard("assistance_gift_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.round_id) IS DISTINCT FROM (NEW.unit_id, NEW.round_id) THEN
        PERFORM places_check_unit(NEW.unit_id, date) FROM assistance_giftround WHERE id = NEW.round_id;
    END IF;
    RETURN NEW;
""", "assistance_gift_in_unit BEFORE INSERT OR UPDATE ON assistance_gift"),
        guard("assistance_round_in_units", """
    PERFORM places_check_unit(unit_id, NEW.date) FROM assistance_gift WHERE round_id = NEW.id;
    RETURN NEW;
""", "assistance_round_in_units BEFORE UPDATE ON assistance_giftround WHEN OLD.date <> NEW.date"),
    ]
