"""What was proposed, decided and said stays as it was, whoever writes."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("approval", "0001_initial")]
    operations = [
        guard("approval_proposal_stands", """
    IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'Đề nghị sửa đã gửi thì không xoá.'; END IF;
    IF OLD.state <> 'proposed' THEN RAISE EXCEPTION 'Đề nghị sửa đã được quyết định thì không đổi nữa.'; END IF;
    IF (OLD.content_type_id, OLD.object_id, OLD.subject, OLD.changes, OLD.base_version, OLD.reason, OLD.proposed_by_id,
        OLD.proposed_at) IS DISTINCT FROM (NEW.content_type_id, NEW.object_id, NEW.subject, NEW.changes,
        NEW.base_version, NEW.reason, NEW.proposed_by_id, NEW.proposed_at) THEN
        RAISE EXCEPTION 'Đề nghị sửa đã gửi thì không sửa lại; hãy rút và gửi đề nghị khác.';
    END IF;
    RETURN NEW;
""", "approval_proposal_stands BEFORE UPDATE OR DELETE ON approval_proposedchange"),
        guard("approval_written_once", """
    RAISE EXCEPTION 'Điều đã ghi khi duyệt nội dung thì không sửa, không xoá.';
""",
            "approval_step_written_once BEFORE UPDATE OR DELETE ON approval_proposalstep",
            "approval_note_written_once BEFORE UPDATE OR DELETE ON approval_note"),
    ]
