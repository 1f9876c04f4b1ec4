"""Decisions about lines are appended and undone; what they say fits the line, and never exceeds line or entry."""

from django.db import migrations

from frontportal.kit.records.triggers import function, guard


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0001_initial")]
    operations = [
        function("reconciliation_match_too_much(held bigint, what text) RETURNS void LANGUAGE plpgsql", """
BEGIN
    IF held IS NULL THEN
        RAISE EXCEPTION 'Các phần cộng lại vượt số tiền của %.', lower(left(what, 1)) || substr(what, 2);
    ELSIF held <= 0 AND what = 'Dòng' THEN
        RAISE EXCEPTION 'Dòng này vừa được khớp. Hãy bỏ khớp trước.';
    ELSIF held <= 0 THEN
        RAISE EXCEPTION '% này đã khớp với một dòng khác.', what;
    END IF;
    RAISE EXCEPTION '% này chỉ còn % chưa khớp.', what, assistance_dong(held);
END """),
        # Once for a statement: many lines may be decided about at a time. Lines and entries are locked in the order of
        # their keys: of two decisions about one of them the second sees the first.
        guard("reconciliation_matches_fit", """
DECLARE fault text; held bigint;
BEGIN
    PERFORM 1 FROM statements_statementline WHERE id IN (SELECT line_id FROM fresh) ORDER BY id FOR NO KEY UPDATE;
    PERFORM 1 FROM ledger_contribution WHERE id IN (SELECT contribution_id FROM fresh) ORDER BY id FOR NO KEY UPDATE;
    PERFORM 1 FROM ledger_disbursement WHERE id IN (SELECT disbursement_id FROM fresh) ORDER BY id FOR NO KEY UPDATE;

    SELECT message INTO fault FROM (
        SELECT CASE
            WHEN line.credit = 0 AND num_nonnulls(m.appeal_id, m.unit_id, m.contribution_id) > 0
                THEN 'Dòng ghi nợ chỉ khớp với khoản chi.'
            WHEN line.debit = 0 AND m.disbursement_id IS NOT NULL THEN 'Dòng ghi có chỉ khớp với khoản ủng hộ.'
            WHEN appeal.fund_id <> account.fund_id THEN 'Đợt vận động này thuộc quỹ khác.'
            WHEN coalesce(gift.fund_id, payment.fund_id) <> account.fund_id
                THEN 'Dòng sao kê và khoản được chọn thuộc hai quỹ khác nhau.'
            WHEN m.part = (m.amount = line.credit + line.debit
                AND m.amount = coalesce(gift.amount, payment.amount, m.amount))
                THEN 'Số tiền khớp không đúng với dòng sao kê và khoản được chọn.'
        END AS message
        FROM fresh m
        JOIN statements_statementline line ON line.id = m.line_id
        JOIN funds_bankaccount account ON account.id = line.account_id
        LEFT JOIN appeals_appeal appeal ON appeal.id = m.appeal_id
        LEFT JOIN ledger_contribution gift ON gift.id = m.contribution_id
        LEFT JOIN ledger_disbursement payment ON payment.id = m.disbursement_id
    ) each WHERE message IS NOT NULL LIMIT 1;
    IF FOUND THEN RAISE EXCEPTION '%', fault; END IF;

    -- Of whole ones there can't be two (unique constraints): sums are needed where a part is among them.
    SELECT line.credit + line.debit - sum(m.amount) FILTER (WHERE m.id NOT IN (SELECT id FROM fresh)) INTO held
        FROM reconciliation_match m JOIN statements_statementline line ON line.id = m.line_id
        WHERE m.undone_at IS NULL AND m.line_id IN (
            SELECT line_id FROM fresh JOIN reconciliation_match p USING (line_id) WHERE p.undone_at IS NULL AND p.part)
        GROUP BY line.id HAVING sum(m.amount) > line.credit + line.debit LIMIT 1;
    IF FOUND THEN PERFORM reconciliation_match_too_much(held, 'Dòng'); END IF;

    SELECT gift.amount - sum(m.amount) FILTER (WHERE m.id NOT IN (SELECT id FROM fresh)) INTO held
        FROM reconciliation_match m JOIN ledger_contribution gift ON gift.id = m.contribution_id
        WHERE m.undone_at IS NULL AND m.contribution_id IN (
            SELECT contribution_id FROM fresh JOIN reconciliation_match p USING (contribution_id) WHERE p.undone_at IS NULL AND p.part)
        GROUP BY gift.id HAVING sum(m.amount) > gift.amount LIMIT 1;
    IF FOUND THEN PERFORM reconciliation_match_too_much(held, 'Khoản ủng hộ'); END IF;

    SELECT payment.amount - sum(m.amount) FILTER (WHERE m.id NOT IN (SELECT id FROM fresh)) INTO held
        FROM reconciliation_match m JOIN ledger_disbursement payment ON payment.id = m.disbursement_id
        WHERE m.undone_at IS NULL AND m.disbursement_id IN (
            SELECT disbursement_id FROM fresh JOIN reconciliation_match p USING (disbursement_id) WHERE p.undone_at IS NULL AND p.part)
        GROUP BY payment.id HAVING sum(m.amount) > payment.amount LIMIT 1;
    IF FOUND THEN PERFORM reconciliation_match_too_much(held, 'Khoản chi'); END IF;
    RETURN NULL;
""",
            "reconciliation_match_fits AFTER INSERT ON reconciliation_match"
            " REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT"),
        guard("reconciliation_match_of_current_line", """
    IF EXISTS (SELECT 1 FROM fresh JOIN statements_statementline line ON line.id = fresh.line_id
        WHERE line.replaced_by_id IS NOT NULL) THEN
        RAISE EXCEPTION 'Dòng này đã được thay khi đọc lại tệp. Hãy khớp dòng thay nó.';
    END IF;
    RETURN NULL;
""",
            "reconciliation_match_of_current_line AFTER INSERT ON reconciliation_match"
            " REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT"),
        # Line and entry agree in fund and amount when they are matched, and keep agreeing.
        guard("reconciliation_entry_keeps_match", """
DECLARE found boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM reconciliation_match WHERE undone_at IS NULL AND %I = $1)', TG_ARGV[0])
        INTO found USING NEW.id;
    IF found THEN
        RAISE EXCEPTION 'Khoản này khớp với một dòng sao kê nên phải cùng số tiền với dòng đó. Hãy bỏ khớp trước.';
    END IF;
    RETURN NEW;
""",
            *(f"reconciliation_{entry}_keeps_match BEFORE UPDATE OF amount, fund_id ON ledger_{entry}"
                " WHEN OLD.amount <> NEW.amount OR OLD.fund_id <> NEW.fund_id"
                f" EXECUTE FUNCTION reconciliation_entry_keeps_match('{entry}_id')"
                for entry in ("contribution", "disbursement"))),
        # The one change a decision knows is being undone. A draft it named is let go with it, as drafts may be deleted.
        guard("reconciliation_keep_decisions", """
DECLARE free text[] := ARRAY['undone_at', 'undone_by_id', 'undo_reason', 'contribution_id', 'disbursement_id'];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND to_jsonb(NEW) - free = to_jsonb(OLD) - free
            AND coalesce(NEW.contribution_id, OLD.contribution_id) IS NOT DISTINCT FROM OLD.contribution_id
            AND coalesce(NEW.disbursement_id, OLD.disbursement_id) IS NOT DISTINCT FROM OLD.disbursement_id THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'TRUNCATE' THEN
        -- An empty table may be emptied: that is how tests clean up.
        IF NOT EXISTS (SELECT 1 FROM reconciliation_match) THEN RETURN NULL; END IF;
    END IF;
    RAISE EXCEPTION 'Quyết định khớp không sửa, không xoá được. Hãy bỏ khớp rồi khớp lại.';
""",
            "reconciliation_match_keep BEFORE UPDATE OR DELETE ON reconciliation_match",
            "reconciliation_match_keep_all BEFORE TRUNCATE ON reconciliation_match FOR EACH STATEMENT"),
    ]
