"""The database refuses an answered petition without a reply, whoever writes: admin, import, COPY or console.

Deferred to the end of the transaction, so that reply and state may be written in either order.
"""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("voters", "0001_initial")]
    operations = [
        guard("voters_answered_has_reply", """
DECLARE asked bigint;
BEGIN
    IF TG_TABLE_NAME = 'voters_petition' THEN asked := NEW.id; ELSE asked := OLD.petition_id; END IF;
    IF EXISTS (SELECT 1 FROM voters_petition WHERE id = asked AND state IN ('answered', 'published'))
       AND NOT EXISTS (SELECT 1 FROM voters_reply WHERE petition_id = asked) THEN
        RAISE EXCEPTION 'Kiến nghị đã trả lời phải có văn bản trả lời.';
    END IF;
    RETURN NULL;
""",
            "voters_petition_answered_has_reply AFTER INSERT OR UPDATE ON voters_petition DEFERRABLE INITIALLY DEFERRED"
            " WHEN NEW.state IN ('answered', 'published')",
            "voters_reply_kept_for_answer AFTER DELETE OR UPDATE OF petition_id ON voters_reply"
            " DEFERRABLE INITIALLY DEFERRED"),
        guard("voters_step_unchanged", """
    -- A deleted account empties "by"; everything else of a step stays as it was.
    IF (OLD.petition_id, OLD.from_state, OLD.to_state, OLD.at, OLD.note)
       IS DISTINCT FROM (NEW.petition_id, NEW.from_state, NEW.to_state, NEW.at, NEW.note) THEN
        RAISE EXCEPTION 'Quá trình xử lý đã ghi thì không sửa.';
    END IF;
    RETURN NEW;
""", "voters_step_unchanged BEFORE UPDATE ON voters_petitionstep"),
    ]
