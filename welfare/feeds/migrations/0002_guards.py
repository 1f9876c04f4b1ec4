"""As lines of statements: what a provider told is never changed and never deleted."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("feeds", "0001_initial")]
    operations = [
        guard("feeds_keep_told", """
    RAISE EXCEPTION 'Điều nguồn báo có đã báo không sửa, không xoá được.';
""",
            "feeds_feedcall_keep BEFORE UPDATE OR DELETE ON feeds_feedcall",
            "feeds_feedcall_keep_all BEFORE TRUNCATE ON feeds_feedcall FOR EACH STATEMENT",
            "feeds_provisionalline_keep BEFORE UPDATE OR DELETE ON feeds_provisionalline",
            "feeds_provisionalline_keep_all BEFORE TRUNCATE ON feeds_provisionalline FOR EACH STATEMENT",
            "feeds_provisionaloutcome_keep BEFORE UPDATE OR DELETE ON feeds_provisionaloutcome",
            "feeds_feedreview_keep BEFORE UPDATE OR DELETE ON feeds_feedreview"),
        guard("feeds_outcome_fits", """
DECLARE reported record; printed record;
BEGIN
    SELECT account_id, credit > 0 AS is_credit INTO reported FROM feeds_provisionalline WHERE id = NEW.line_id;
    SELECT account_id, credit > 0 AS is_credit INTO printed FROM statements_statementline WHERE id = NEW.statement_line_id;
    IF reported IS DISTINCT FROM printed THEN
        RAISE EXCEPTION 'Dòng tạm ghi và dòng sao kê phải cùng tài khoản, cùng chiều tiền.';
    END IF;
    RETURN NEW;
""",
            "feeds_provisionaloutcome_fits BEFORE INSERT ON feeds_provisionaloutcome WHEN NEW.statement_line_id IS NOT NULL"),
    ]
