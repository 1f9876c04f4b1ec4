"""Words of a statement's lines are hidden when their time is over: where search finds them, and where they were copied to."""

from datetime import date

from django.db import migrations

from frontportal.kit.records.triggers import amended, function

BASIS = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; chứng từ gốc giữ theo Luật Kế toán 2015, Điều 41"
TOLD = "RAISE EXCEPTION 'Điều nguồn báo có đã báo không sửa, không xoá được.';"
# The site's role may change nothing of what was told, so only the function below comes here.
TOLD_ENDS = """IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) = to_jsonb(OLD) || '{"memo": "", "counterparty": "", "counter_account": ""}' AND to_jsonb(OLD) ? 'memo'
            OR to_jsonb(OLD) ? 'differences' AND to_jsonb(NEW) - 'differences' = to_jsonb(OLD) - 'differences' THEN RETURN NEW;
        END IF;
    END IF;
    """ + TOLD
LINES = "ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'statements_statementline' THEN"
HIDES = LINES + """
        IF to_jsonb(OLD) ->> 'memo_hidden_on' IS NULL AND to_jsonb(NEW) ->> 'memo_hidden_on' IS NOT NULL
            AND to_jsonb(NEW) - ARRAY['memo_hidden_on', 'folded', 'words'] = to_jsonb(OLD) - ARRAY['memo_hidden_on', 'folded', 'words']
        THEN RETURN NEW; END IF;"""
FREE = "IF free <> stamps"
COPIED = """IF TG_TABLE_NAME = 'ledger_contribution' AND to_jsonb(NEW) ->> 'memo' = ''
        AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
        free := free || ARRAY['memo'];
    END IF;
    """ + FREE  # noqa: S608 - words of ours


def write(apps, schema_editor):
    rule = apps.get_model("personal_data", "RetentionRule")
    rule.objects.create(kind="statement-memos", months=60, since=date(2026, 1, 1), basis=BASIS)


class Migration(migrations.Migration):
    dependencies = [
        ("statements", "0003_memo_terms"), ("feeds", "0003_untimely"), ("reconciliation", "0003_untimely"),
        ("ledger", "0008_list_indexes"), ("personal_data", "0001_initial"),
    ]
    operations = [
        amended("statements_keep_statements", LINES, HIDES),
        amended("feeds_keep_told", TOLD, TOLD_ENDS),
        amended("ledger_keep_confirmed", FREE, COPIED),
        function("memo_terms_hide(over bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT", """
DECLARE entries text; told bigint[];
BEGIN
    IF NOT EXISTS (SELECT FROM personal_data_deletion WHERE kind = 'statement-memos' AND record_key = over) THEN
        RAISE EXCEPTION 'Nội dung chuyển khoản chỉ ẩn khi đã ghi vào nhật ký xoá.';
    END IF;
    FOREACH entries IN ARRAY ARRAY['ledger_contribution', 'ledger_historicalcontribution'] LOOP
        EXECUTE format('UPDATE %I gift SET memo = $2 FROM reconciliation_match made JOIN statements_statementline line
            ON line.id = made.line_id WHERE made.created_entry AND line.statement_id = $1 AND gift.memo <> $2
            AND made.contribution_id IN (gift.id, gift.reverses_id) AND gift.memo = left(line.memo, 300)', entries) USING over, '';
    END LOOP;
    SELECT array_agg(line.id) INTO told FROM feeds_provisionalline line JOIN statements_statement statement ON statement.id = over
        WHERE line.account_id = statement.account_id AND line.day BETWEEN statement.first_day AND statement.last_day;
    UPDATE feeds_provisionalline SET memo = '', counterparty = '', counter_account = ''
        WHERE id = ANY(told) AND (memo, counterparty, counter_account) <> ('', '', '');
    UPDATE feeds_provisionaloutcome SET differences = jsonb_path_query_array(differences, '$[*] ? (@.field != "Nội dung")')
        WHERE line_id = ANY(told) AND differences @? '$[*] ? (@.field == "Nội dung")';
    UPDATE statements_statementline SET memo_hidden_on = current_date, folded = '',
        words = array_to_tsvector(ARRAY(SELECT word FROM unnest(tsvector_to_array(words)) word WHERE starts_with(word, '_')))
        WHERE statement_id = over AND memo_hidden_on IS NULL;
END;
"""),
        migrations.RunPython(write, migrations.RunPython.noop),
    ]
