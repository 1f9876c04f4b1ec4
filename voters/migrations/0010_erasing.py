"""A message that its sender wants erased goes with its versions; the journal of deletions knows of it beforehand."""

from django.db import migrations

from frontportal.kit.records.triggers import function


class Migration(migrations.Migration):
    dependencies = [("voters", "0009_voters_say"), ("personal_data", "0001_initial")]
    operations = [
        function("voters_erase_message(erased bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER"
            " SET search_path FROM CURRENT", """
BEGIN
    IF NOT EXISTS (SELECT FROM personal_data_deletion WHERE kind = 'feedback-messages' AND record_key = erased) THEN
        RAISE EXCEPTION 'Nội dung góp ý chỉ xoá theo một yêu cầu đã xác nhận.';
    END IF;
    UPDATE voters_feedback SET message = '(Đã xoá theo yêu cầu.)', folded = '', updated_at = now() WHERE id = erased;
    UPDATE voters_historicalfeedback SET message = '(Đã xoá theo yêu cầu.)' WHERE id = erased;
END;
"""),
    ]
