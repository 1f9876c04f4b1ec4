"""What exceeds a norm says why.

The same questions as models/norm.py asks in forms. A record is asked when its amount, or what the norm depends on,
changes; norms that come later leave it alone.
"""

from django.db import migrations

from frontportal.kit.records.triggers import function, guard


class Migration(migrations.Migration):
    dependencies = [("assistance", "0001_initial")]
    operations = [
        function("assistance_dong(amount bigint) RETURNS text LANGUAGE sql IMMUTABLE", """
    SELECT replace(to_char(amount, 'FM999,999,999,999,999'), ',', '.') || ' đồng';
"""),
        function("assistance_norm(the_per text, first date, last date) RETURNS bigint LANGUAGE sql STABLE", """
    SELECT max(amount) FROM assistance_norm WHERE per = the_per AND since <= last AND coalesce(until, first) >= first;
"""),
        function("assistance_within_norm(given bigint, norm bigint) RETURNS void LANGUAGE plpgsql", """
BEGIN
    IF given > norm THEN
        RAISE EXCEPTION '% vượt định mức %. Hãy ghi lý do vượt định mức.', assistance_dong(given), assistance_dong(norm);
    END IF;
END """),
        guard("assistance_house_norm", """
    IF TG_OP = 'UPDATE' AND (OLD.support, OLD.work, OLD.year, OLD.norm_reason)
        IS NOT DISTINCT FROM (NEW.support, NEW.work, NEW.year, NEW.norm_reason) THEN
        RETURN NEW;
    END IF;
    PERFORM assistance_within_norm(NEW.support, assistance_norm(
        'house-' || NEW.work, make_date(NEW.year, 1, 1), make_date(NEW.year, 12, 31)));
    RETURN NEW;
""", "assistance_house_norm BEFORE INSERT OR UPDATE ON assistance_house WHEN btrim(NEW.norm_reason) = ''"),
        guard("assistance_gift_norm", """
DECLARE given_on date;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.unit_value, OLD.round_id, OLD.norm_reason)
        IS NOT DISTINCT FROM (NEW.unit_value, NEW.round_id, NEW.norm_reason) THEN
        RETURN NEW;
    END IF;
    SELECT date INTO given_on FROM assistance_giftround WHERE id = NEW.round_id;
    PERFORM assistance_within_norm(NEW.unit_value, assistance_norm('package', given_on, given_on));
    RETURN NEW;
""", "assistance_gift_norm BEFORE INSERT OR UPDATE ON assistance_gift WHEN btrim(NEW.norm_reason) = ''"),
    ]
