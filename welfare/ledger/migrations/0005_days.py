"""Nothing is accepted for an appeal before it opens or after it closes."""

from django.db import migrations
from django.db.models import PROTECT, ForeignKey

from frontportal.kit.records.schema import ModelOperations, with_columns
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_second_looks"), ("appeals", "0004_days")]
    operations = [
        ModelOperations([
            *with_columns("ledger.Contribution", history=True,
                carried_from=ForeignKey("appeals.appeal", PROTECT, null=True, related_name="+")),
        ]),
        # The appeal is locked against changes of its days: of the two at once the second sees the first.
        guard("ledger_gift_in_days", """
DECLARE found record;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.appeal_id, OLD.date, OLD.carried_from_id)
        IS NOT DISTINCT FROM (NEW.appeal_id, NEW.date, NEW.carried_from_id) THEN
        RETURN NEW;
    END IF;
    SELECT title, opened_on, closed_on INTO found FROM appeals_appeal WHERE id = NEW.appeal_id FOR SHARE;
    IF NEW.date < found.opened_on OR NEW.date > found.closed_on THEN
        RAISE EXCEPTION 'Đợt “%” tiếp nhận từ % đến hết %; ngày % nằm ngoài thời gian đó.', found.title,
            to_char(found.opened_on, 'DD/MM/YYYY'), coalesce(to_char(found.closed_on, 'DD/MM/YYYY'), '…'),
            to_char(NEW.date, 'DD/MM/YYYY');
    END IF;
    RETURN NEW;
""",
            "ledger_contribution_in_days BEFORE INSERT OR UPDATE OF appeal_id, date, carried_from_id ON ledger_contribution"
            " WHEN NEW.appeal_id IS NOT NULL AND NEW.carried_from_id IS NULL AND NEW.reverses_id IS NULL"),
        # The days may still change where no gift is left outside; what came in before this rule is no hindrance.
        guard("ledger_days_hold_gifts", """
DECLARE outside date;
BEGIN
    SELECT g.date INTO outside FROM ledger_contribution g
        WHERE g.appeal_id = NEW.id AND g.carried_from_id IS NULL AND g.reverses_id IS NULL
        AND (g.date < NEW.opened_on OR g.date > NEW.closed_on)
        AND g.date >= OLD.opened_on AND (OLD.closed_on IS NULL OR g.date <= OLD.closed_on) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Đợt đã có khoản ủng hộ ngày %, nằm ngoài thời gian tiếp nhận mới.',
            to_char(outside, 'DD/MM/YYYY');
    END IF;
    RETURN NEW;
""",
            "ledger_appeal_days_hold_gifts BEFORE UPDATE OF opened_on, closed_on ON appeals_appeal"
            " WHEN (OLD.opened_on, OLD.closed_on) IS DISTINCT FROM (NEW.opened_on, NEW.closed_on)"),
    ]
