"""What happened in a unit happened while it existed; a reply is signed on the day of forwarding or later.

A petition is asked by the day of its meeting, so a meeting that moves asks for its petitions, too.
"""

from django.db import migrations
from django.db.models import Q

from frontportal.kit.records.schema import ModelOperations, with_rules
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("voters", "0003_first_deadlines"), ("places", "0003_lives")]
    operations = [
        ModelOperations([
            *with_rules("voters.Reply", number_given=~Q(number="")),
            *with_rules("voters.Feedback", code_given=~Q(code="")),
        ]),
        guard("voters_meeting_in_unit", """
DECLARE the_day date := (NEW.start AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
BEGIN
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.start) IS DISTINCT FROM (NEW.unit_id, NEW.start) THEN
        PERFORM places_check_unit(NEW.unit_id, the_day);
        PERFORM places_check_unit(unit_id, the_day) FROM voters_petition WHERE meeting_id = NEW.id;
    END IF;
    RETURN NEW;
""", "voters_meeting_in_unit BEFORE INSERT OR UPDATE ON voters_meeting"),
        guard("voters_petition_in_unit", """
DECLARE the_day date := NEW.received_on;
BEGIN
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.received_on, OLD.meeting_id)
        IS DISTINCT FROM (NEW.unit_id, NEW.received_on, NEW.meeting_id) THEN
        IF NEW.meeting_id IS NOT NULL THEN
            SELECT (start AT TIME ZONE 'Asia/Ho_Chi_Minh')::date INTO the_day FROM voters_meeting WHERE id = NEW.meeting_id;
        END IF;
        PERFORM places_check_unit(NEW.unit_id, the_day);
    END IF;
    RETURN NEW;
""", "voters_petition_in_unit BEFORE INSERT OR UPDATE ON voters_petition"),
        guard("voters_supervision_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.starts_on) IS DISTINCT FROM (NEW.unit_id, NEW.starts_on) THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.starts_on);
    END IF;
    RETURN NEW;
""", "voters_supervision_in_unit BEFORE INSERT OR UPDATE ON voters_supervision"),
        guard("voters_feedback_in_unit", """
    IF TG_OP = 'INSERT' OR (OLD.unit_id, OLD.arrived) IS DISTINCT FROM (NEW.unit_id, NEW.arrived) THEN
        PERFORM places_check_unit(NEW.unit_id, (NEW.arrived AT TIME ZONE 'Asia/Ho_Chi_Minh')::date);
    END IF;
    RETURN NEW;
""", "voters_feedback_in_unit BEFORE INSERT OR UPDATE ON voters_feedback"),
        guard("voters_reply_after_forwarding", """
DECLARE forwarded date;
BEGIN
    SELECT forwarded_on INTO forwarded FROM voters_petition WHERE id = NEW.petition_id;
    IF NEW.signed_on < forwarded THEN
        RAISE EXCEPTION 'Ngày ký % trước ngày chuyển kiến nghị %.',
            to_char(NEW.signed_on, 'DD/MM/YYYY'), to_char(forwarded, 'DD/MM/YYYY');
    END IF;
    RETURN NEW;
""", "voters_reply_after_forwarding BEFORE INSERT OR UPDATE OF signed_on, petition_id ON voters_reply"),
    ]
