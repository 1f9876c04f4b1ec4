"""A petition that asks for several things is split: it keeps its number and words, and its parts name it.

A reply on record may have answered any letter of a petition that was opened again; a new one answers the last.
"""

from django.db import migrations
from django.db.migrations import RunSQL
from django.db.models import PROTECT, F, ForeignKey, Q

from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules
from frontportal.kit.records.triggers import guard

DROP = "DROP TRIGGER voters_reply_after_forwarding ON voters_reply;"
CREATE = (
    "CREATE TRIGGER voters_reply_after_forwarding BEFORE {} ON voters_reply"
    " FOR EACH ROW EXECUTE FUNCTION voters_reply_after_forwarding();"
)


class Migration(migrations.Migration):
    dependencies = [("voters", "0007_ends")]
    operations = [
        ModelOperations([
            *with_columns("voters.Petition", split_from=ForeignKey("voters.petition", PROTECT, null=True)),
            *with_rules("voters.Petition", part_of_another=Q(split_from__isnull=True) | ~Q(split_from=F("pk"))),
        ]),
        guard("voters_split_has_parts", """
DECLARE whole bigint;
BEGIN
    IF NEW.state = 'split' THEN whole := NEW.id; ELSE whole := OLD.split_from_id; END IF;
    IF EXISTS (SELECT 1 FROM voters_petition WHERE id = whole AND state = 'split')
       AND (SELECT count(*) FROM voters_petition WHERE split_from_id = whole) < 2 THEN
        RAISE EXCEPTION 'Kiến nghị đã tách phải có ít nhất hai kiến nghị được tách ra.';
    END IF;
    RETURN NULL;
""",
            "voters_petition_split_has_parts AFTER INSERT OR UPDATE ON voters_petition DEFERRABLE INITIALLY DEFERRED"
            " WHEN NEW.state = 'split'",
            "voters_petition_part_kept AFTER DELETE OR UPDATE OF split_from_id ON voters_petition"
            " DEFERRABLE INITIALLY DEFERRED WHEN OLD.split_from_id IS NOT NULL"),
        RunSQL(
            DROP + CREATE.format("INSERT"), DROP + CREATE.format("INSERT OR UPDATE OF signed_on, petition_id"),
        ),
        guard("voters_reply_after_a_forwarding", """
DECLARE forwarded date;
BEGIN
    SELECT least(petition.forwarded_on, min(coalesce(step."on", (step.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)))
      INTO forwarded
      FROM voters_petition petition
      LEFT JOIN voters_petitionstep step ON step.petition_id = petition.id AND step.to_state = 'forwarded'
     WHERE petition.id = NEW.petition_id GROUP BY petition.id;
    IF NEW.signed_on < forwarded THEN
        RAISE EXCEPTION 'Ngày ký % trước ngày chuyển kiến nghị %.',
            to_char(NEW.signed_on, 'DD/MM/YYYY'), to_char(forwarded, 'DD/MM/YYYY');
    END IF;
    RETURN NEW;
""", "voters_reply_after_a_forwarding BEFORE UPDATE OF signed_on, petition_id ON voters_reply"),
    ]
