"""A petition comes back from the wrong body, is told to voters, is closed; a step keeps its own day and body."""

from django.db import migrations
from django.db.migrations import RemoveConstraint
from django.db.models import PROTECT, DateField, ForeignKey, Q

from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules
from frontportal.kit.records.triggers import guard

SENT = ("forwarded", "in-progress", "answered", "published", "reported", "closed")


class Migration(migrations.Migration):
    dependencies = [("voters", "0006_channel_rows")]
    operations = [
        ModelOperations([
            *with_columns("voters.PetitionStep", on=DateField(null=True),
                agency=ForeignKey("voters.agency", PROTECT, null=True),
                meeting=ForeignKey("voters.meeting", PROTECT, null=True)),
            *with_rules("voters.PetitionStep",
                reason=~Q(to_state__in=("rejected", "withdrawn", "returned")) | ~Q(note="")),
            RemoveConstraint("Petition", "voters_petition_sent_to_agency"),
            RemoveConstraint("Petition", "voters_petition_complaint_closed"),
            *with_rules("voters.Petition",
                sent_to_agency=~Q(state__in=SENT) | Q(agency__isnull=False, forwarded_on__isnull=False, due_on__isnull=False),
                complaint_closed=~Q(state__in=SENT[3:], is_complaint=True)),
        ]),
        guard("voters_reported_has_reply", """
DECLARE asked bigint;
BEGIN
    IF TG_TABLE_NAME = 'voters_petition' THEN asked := NEW.id; ELSE asked := OLD.petition_id; END IF;
    IF EXISTS (SELECT 1 FROM voters_petition WHERE id = asked AND state IN ('reported', 'closed'))
       AND NOT EXISTS (SELECT 1 FROM voters_reply WHERE petition_id = asked) THEN
        RAISE EXCEPTION 'Kiến nghị đã báo lại cử tri phải có văn bản trả lời.';
    END IF;
    RETURN NULL;
""",
            "voters_petition_reported_has_reply AFTER INSERT OR UPDATE ON voters_petition DEFERRABLE INITIALLY DEFERRED"
            " WHEN NEW.state IN ('reported', 'closed')",
            "voters_reply_kept_for_report AFTER DELETE OR UPDATE OF petition_id ON voters_reply"
            " DEFERRABLE INITIALLY DEFERRED"),
        guard("voters_step_details_unchanged", """
    IF (OLD."on", OLD.agency_id, OLD.meeting_id) IS DISTINCT FROM (NEW."on", NEW.agency_id, NEW.meeting_id) THEN
        RAISE EXCEPTION 'Quá trình xử lý đã ghi thì không sửa.';
    END IF;
    RETURN NEW;
""", "voters_step_details_unchanged BEFORE UPDATE ON voters_petitionstep"),
    ]
