"""Statements stay as they were read; what two persons decide about them is proposed first and decided once."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("statements", "0001_initial")]
    operations = [
        # A line is replaced, once, by a confirmed reading of its own file; a statement's figures follow its newest reading.
        guard("statements_keep_statements", """
DECLARE
    lasting text[] := ARRAY['id', 'account_id', 'sha256', 'file_name', 'size', 'created_at', 'created_by_id', 'answers'];
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        -- An empty table may be emptied: that is how tests clean up.
        IF NOT EXISTS (SELECT 1 FROM statements_statementline) THEN RETURN NULL; END IF;
    ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'statements_statementline' THEN
        IF to_jsonb(NEW) ->> 'replaced_by_id' IS NOT NULL AND to_jsonb(OLD) ->> 'replaced_by_id' IS NULL
            AND to_jsonb(NEW) - 'replaced_by_id' = to_jsonb(OLD) - 'replaced_by_id'
            AND EXISTS (SELECT 1 FROM statements_rereading WHERE id = (to_jsonb(NEW) ->> 'replaced_by_id')::bigint
                AND statement_id = (to_jsonb(OLD) ->> 'statement_id')::bigint AND state = 'confirmed') THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'statements_statement' THEN
        IF (to_jsonb(NEW) ->> 'reading')::int = (to_jsonb(OLD) ->> 'reading')::int + 1
            AND NOT EXISTS (SELECT 1 FROM unnest(lasting) name
                WHERE to_jsonb(NEW) -> name IS DISTINCT FROM to_jsonb(OLD) -> name)
            AND EXISTS (SELECT 1 FROM statements_rereading WHERE statement_id = (to_jsonb(OLD) ->> 'id')::bigint
                AND number = (to_jsonb(NEW) ->> 'reading')::int AND state = 'confirmed') THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Sao kê đã nhập không sửa, không xoá được.';
""",
            "statements_statement_keep BEFORE UPDATE OR DELETE ON statements_statement",
            "statements_statementline_keep BEFORE UPDATE OR DELETE ON statements_statementline",
            "statements_statementline_keep_all BEFORE TRUNCATE ON statements_statementline FOR EACH STATEMENT",
            "statements_statementoverlap_keep BEFORE UPDATE OR DELETE ON statements_statementoverlap"),
        guard("statements_keep_proposals", """
DECLARE free text[] := ARRAY['state', 'decided_at', 'decided_by_id'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' THEN
            RAISE EXCEPTION 'Quyết định phải được đề nghị trước, rồi người thứ hai xác nhận.';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state = 'proposed' AND NEW.state <> 'proposed'
        AND to_jsonb(NEW) - free = to_jsonb(OLD) - free THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Đề nghị và quyết định đã ghi không sửa, không xoá được.';
""",
            "statements_conflictdecision_keep BEFORE INSERT OR UPDATE OR DELETE ON statements_conflictdecision",
            "statements_rereading_keep BEFORE INSERT OR UPDATE OR DELETE ON statements_rereading"),
        guard("statements_conflict_decided_once", """
    PERFORM 1 FROM statements_statement WHERE id = NEW.statement_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM statements_conflictdecision WHERE statement_id = NEW.statement_id AND state <> 'refused'
        AND numbers && NEW.numbers) THEN
        RAISE EXCEPTION 'Có dòng đã được quyết định hoặc đang chờ người thứ hai. Hãy xem lại danh sách.';
    END IF;
    RETURN NEW;
""", "statements_conflictdecision_once BEFORE INSERT ON statements_conflictdecision"),
    ]
