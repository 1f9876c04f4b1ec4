"""No decision about a line gives an appeal what came outside of its days, but as two persons decided."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0002_guards"), ("untimely_credits", "0001_initial")]
    operations = [
        guard("reconciliation_match_in_days", """
DECLARE fault text;
BEGIN
    SELECT message INTO fault FROM (
        SELECT CASE
            WHEN u.id IS NOT NULL AND u.confirmed_at IS NULL
                THEN 'Dòng này ghi mã của đợt “' || named.title || '” ngoài thời gian tiếp nhận. '
                    'Hãy quyết định ở danh sách khoản ngoài thời gian tiếp nhận trước.'
            WHEN u.choice = 'return' AND num_nonnulls(m.appeal_id, m.unit_id, m.contribution_id) > 0
                THEN 'Dòng này đã được quyết định trả lại người chuyển.'
            WHEN u.id IS NOT NULL AND m.appeal_id IS NOT NULL AND m.appeal_id IS DISTINCT FROM u.next_appeal_id
                THEN 'Dòng này không thuộc đợt đã được quyết định.'
            WHEN u.id IS NULL AND (line.day < appeal.opened_on OR line.day > appeal.closed_on)
                THEN 'Ngày ' || to_char(line.day, 'DD/MM/YYYY') || ' nằm ngoài thời gian tiếp nhận của đợt “'
                    || appeal.title || '”.'
        END AS message
        FROM fresh m
        JOIN statements_statementline line ON line.id = m.line_id
        LEFT JOIN appeals_appeal appeal ON appeal.id = m.appeal_id
        LEFT JOIN untimely_credits_untimelycredit u ON u.line_id = m.line_id
        LEFT JOIN appeals_appeal named ON named.id = u.appeal_id
    ) each WHERE message IS NOT NULL LIMIT 1;
    IF FOUND THEN RAISE EXCEPTION '%', fault; END IF;
    RETURN NULL;
""",
            "reconciliation_match_in_days AFTER INSERT ON reconciliation_match"
            " REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT"),
    ]
