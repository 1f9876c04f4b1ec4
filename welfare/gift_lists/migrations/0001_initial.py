"""Recipients of gifts: no more packages than there are, and no person above a ceiling, two clerks at once included."""

from django.db import migrations
from django.db.models import PROTECT, SET_NULL, CharField, ForeignKey, PositiveSmallIntegerField, Q

from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("assistance", "0005_ranges")]
    operations = [
        *tables(
            table("gift_lists.GiftRecipient", "người nhận quà", plural="danh sách nhận quà", history=True, ordering=["gift", "pk"],
                gift=ForeignKey("assistance.gift", PROTECT), household=ForeignKey("assistance.household", SET_NULL, null=True),
                packages=PositiveSmallIntegerField(default=1), ceiling_reason=CharField(max_length=300),
                rules={"once": unique("gift", "household"), "packages_positive": Q(packages__gt=0)})),
        guard("gift_lists_recipient_fits", """
DECLARE the_gift assistance_gift%ROWTYPE; the_round assistance_giftround%ROWTYPE; given bigint; highest bigint;
BEGIN
    SELECT * INTO the_gift FROM assistance_gift WHERE id = NEW.gift_id FOR UPDATE;
    SELECT * INTO the_round FROM assistance_giftround WHERE id = the_gift.round_id;
    IF (SELECT sum(packages) FROM gift_lists_giftrecipient WHERE gift_id = NEW.gift_id) > the_gift.packages THEN
        RAISE EXCEPTION 'Danh sách vượt số suất của phần quà này (% suất).', the_gift.packages;
    END IF;
    IF NEW.household_id IS NULL THEN RETURN NULL; END IF;
    PERFORM 1 FROM assistance_household WHERE id = NEW.household_id FOR UPDATE;
    IF NOT EXISTS (SELECT 1 FROM assistance_household h JOIN places_unit u ON u.id = h.unit_id
        WHERE h.id = NEW.household_id AND the_gift.unit_id IN (u.id, u.parent_id)) THEN
        RAISE EXCEPTION 'Hộ này không ở đơn vị của phần quà.';
    END IF;
    IF the_round.paid_from <> 'budget' AND btrim(NEW.ceiling_reason) <> '' THEN RETURN NULL; END IF;
    highest := assistance_ceiling(the_round.occasion, 'time', the_round.date);
    IF NEW.packages * the_gift.unit_value > highest THEN
        RAISE EXCEPTION 'Hộ này nhận vượt mức trần % một lần.', assistance_dong(highest);
    END IF;
    highest := assistance_ceiling(the_round.occasion, 'year', the_round.date);
    IF highest IS NULL THEN RETURN NULL; END IF;
    SELECT sum(l.packages * g.unit_value) INTO given FROM gift_lists_giftrecipient l JOIN assistance_gift g ON g.id = l.gift_id
        JOIN assistance_giftround r ON r.id = g.round_id
        WHERE l.household_id = NEW.household_id AND extract(year FROM r.date) = extract(year FROM the_round.date)
            AND (r.occasion = the_round.occasion OR (r.occasion IN ('tet', 'invalids', 'unity')
                AND the_round.occasion IN ('tet', 'invalids', 'unity')));
    IF given > highest THEN
        RAISE EXCEPTION 'Hộ này nhận % trong năm, vượt mức trần %.', assistance_dong(given), assistance_dong(highest);
    END IF;
    RETURN NULL;
""", "gift_lists_recipient_fits AFTER INSERT OR UPDATE OF gift_id, household_id, packages, ceiling_reason ON gift_lists_giftrecipient"),
        guard("gift_lists_gift_keeps_list", """
    IF (SELECT sum(packages) FROM gift_lists_giftrecipient WHERE gift_id = NEW.id) > NEW.packages THEN
        RAISE EXCEPTION 'Danh sách người nhận đã ghi nhiều hơn % suất. Hãy sửa danh sách trước.', NEW.packages;
    END IF;
    IF NEW.unit_id <> OLD.unit_id AND EXISTS (SELECT 1 FROM gift_lists_giftrecipient WHERE gift_id = NEW.id) THEN
        RAISE EXCEPTION 'Phần quà này đã có danh sách người nhận nên không đổi đơn vị được.';
    END IF;
    RETURN NEW;
""", "gift_lists_gift_keeps_list BEFORE UPDATE ON assistance_gift"
            " WHEN ((OLD.packages, OLD.unit_id) IS DISTINCT FROM (NEW.packages, NEW.unit_id))"),
    ]
