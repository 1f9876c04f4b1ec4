"""Who is erased does not live on in what was proposed about them: words of a proposal may be blanked, and only that."""

from django.db import migrations

from frontportal.kit.records.triggers import amended, function

SENT = "IF OLD.state <> 'proposed' THEN"
BLANKED = """IF to_jsonb(NEW) - 'changes' = to_jsonb(OLD) - 'changes' AND NOT EXISTS (SELECT FROM jsonb_each(NEW.changes) said
        WHERE said.value IS DISTINCT FROM OLD.changes -> said.key AND said.value <> '["(đã xoá)", "(đã xoá)"]') THEN RETURN NEW; END IF;
    """ + SENT  # noqa: S608 - words of ours


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0005_titles"), ("approval", "0002_guards"), ("personal_data", "0001_initial")]
    operations = [
        amended("approval_proposal_stands", SENT, BLANKED),
        function("campaigns_forget_honouree(gone bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT", """
BEGIN
    IF NOT EXISTS (SELECT FROM personal_data_deletion WHERE kind = 'honourees' AND record_key = gone) THEN
        RAISE EXCEPTION 'Đề nghị sửa chỉ xoá nội dung khi đã ghi vào nhật ký xoá.';
    END IF;
    UPDATE approval_proposedchange SET changes = (SELECT jsonb_object_agg(key, CASE WHEN key IN ('name', 'role', 'deed')
            THEN '["(đã xoá)", "(đã xoá)"]'::jsonb ELSE value END) FROM jsonb_each(changes))
        WHERE object_id = gone AND changes ?| ARRAY['name', 'role', 'deed'] AND content_type_id =
            (SELECT id FROM django_content_type WHERE app_label = 'campaigns' AND model = 'honouree');
END;
"""),
    ]
