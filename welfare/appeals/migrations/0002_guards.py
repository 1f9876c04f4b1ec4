"""No code of an appeal can be mistaken for another one, or for that of a unit."""

from django.db import migrations

from frontportal.kit.records.triggers import constraint, guard


class Migration(migrations.Migration):
    dependencies = [("appeals", "0001_initial"), ("places", "0001_initial")]
    operations = [
        # One code at a time (the lock): of two that are saved at once, the second sees the first.
        guard("appeals_codes_apart", """
DECLARE other text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('appeals_appeal.code'));
    SELECT code INTO other FROM (
        SELECT code::text FROM appeals_appeal WHERE id <> NEW.id
        UNION ALL
        SELECT left(upper(regexp_replace(code, '[^A-Za-z0-9]', '', 'g')), 12) FROM places_unit
        WHERE kind IN ('commune', 'town', 'ward') AND is_served
    ) codes WHERE starts_with(code, NEW.code) OR starts_with(NEW.code, code) LIMIT 1;
    IF other IS NOT NULL THEN RAISE EXCEPTION 'Mã % dễ nhầm với mã %. Hãy chọn mã khác.', NEW.code, other; END IF;
    RETURN NEW;
""", "appeals_appeal_codes_apart BEFORE INSERT OR UPDATE OF code ON appeals_appeal"),
        # For foreign keys that ask for an appeal of the same fund (ledger).
        constraint("appeals_appeal", "appeals_appeal_of_fund", "UNIQUE (id, fund_id)"),
    ]
