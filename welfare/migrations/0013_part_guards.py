"""What of a line and of an entry is matched never exceeds it, whoever writes at the same time."""

from django.db import migrations

# In place of the trigger of migration 0010, once for a statement: many lines may be decided about at a time. Lines and
# entries are locked in the order of their keys: of two decisions about one of them the second sees the first.
MATCHES_FIT = """
DROP TRIGGER welfare_statementmatch_fits ON welfare_statementmatch;
DROP FUNCTION welfare_match_fits();
CREATE FUNCTION welfare_dong(amount bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(to_char(amount, 'FM999,999,999,999,999'), ',', '.') || ' đồng';
$$;
CREATE FUNCTION welfare_matches_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fault text;
    held bigint;
BEGIN
    PERFORM 1 FROM welfare_statementline WHERE id IN (SELECT line_id FROM fresh) ORDER BY id FOR NO KEY UPDATE;
    PERFORM 1 FROM welfare_contribution WHERE id IN (SELECT contribution_id FROM fresh) ORDER BY id FOR NO KEY UPDATE;
    PERFORM 1 FROM welfare_disbursement WHERE id IN (SELECT disbursement_id FROM fresh) ORDER BY id FOR NO KEY UPDATE;

    SELECT said INTO fault FROM (
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
        END AS said
        FROM fresh m
        JOIN welfare_statementline line ON line.id = m.line_id
        JOIN welfare_bankaccount account ON account.id = line.account_id
        LEFT JOIN welfare_appeal appeal ON appeal.id = m.appeal_id
        LEFT JOIN welfare_contribution gift ON gift.id = m.contribution_id
        LEFT JOIN welfare_disbursement payment ON payment.id = m.disbursement_id
    ) each WHERE said IS NOT NULL LIMIT 1;
    IF FOUND THEN RAISE EXCEPTION '%', fault; END IF;

    -- Of whole ones there can't be two (unique constraints): sums are needed where a part is among them.
    SELECT line.credit + line.debit - sum(m.amount) FILTER (WHERE m.id NOT IN (SELECT id FROM fresh)) INTO held
        FROM welfare_statementmatch m JOIN welfare_statementline line ON line.id = m.line_id
        WHERE m.undone_at IS NULL AND m.line_id IN (
            SELECT f.line_id FROM fresh f JOIN welfare_statementmatch p USING (line_id) WHERE p.undone_at IS NULL AND p.part
        )
        GROUP BY line.id HAVING sum(m.amount) > line.credit + line.debit LIMIT 1;
    IF FOUND THEN PERFORM welfare_match_too_much(held, 'Dòng'); END IF;

    SELECT gift.amount - sum(m.amount) FILTER (WHERE m.id NOT IN (SELECT id FROM fresh)) INTO held
        FROM welfare_statementmatch m JOIN welfare_contribution gift ON gift.id = m.contribution_id
        WHERE m.undone_at IS NULL AND m.contribution_id IN (
            SELECT f.contribution_id FROM fresh f JOIN welfare_statementmatch p USING (contribution_id) WHERE p.undone_at IS NULL AND p.part
        )
        GROUP BY gift.id HAVING sum(m.amount) > gift.amount LIMIT 1;
    IF FOUND THEN PERFORM welfare_match_too_much(held, 'Khoản ủng hộ'); END IF;

    SELECT payment.amount - sum(m.amount) FILTER (WHERE m.id NOT IN (SELECT id FROM fresh)) INTO held
        FROM welfare_statementmatch m JOIN welfare_disbursement payment ON payment.id = m.disbursement_id
        WHERE m.undone_at IS NULL AND m.disbursement_id IN (
            SELECT f.disbursement_id FROM fresh f JOIN welfare_statementmatch p USING (disbursement_id) WHERE p.undone_at IS NULL AND p.part
        )
        GROUP BY payment.id HAVING sum(m.amount) > payment.amount LIMIT 1;
    IF FOUND THEN PERFORM welfare_match_too_much(held, 'Khoản chi'); END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION welfare_match_too_much(held bigint, what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF held IS NULL THEN
        RAISE EXCEPTION 'Các phần cộng lại vượt số tiền của %.', lower(left(what, 1)) || substr(what, 2);
    ELSIF held <= 0 AND what = 'Dòng' THEN
        RAISE EXCEPTION 'Dòng này vừa được khớp. Hãy bỏ khớp trước.';
    ELSIF held <= 0 THEN
        RAISE EXCEPTION '% này đã khớp với một dòng khác.', what;
    END IF;
    RAISE EXCEPTION '% này chỉ còn % chưa khớp.', what, welfare_dong(held);
END $$;
CREATE TRIGGER welfare_statementmatch_fits AFTER INSERT ON welfare_statementmatch
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION welfare_matches_fit();
"""
# As in migration 0010.
MATCHES_FIT_BACK = """
DROP TRIGGER welfare_statementmatch_fits ON welfare_statementmatch;
DROP FUNCTION welfare_matches_fit();
DROP FUNCTION welfare_match_too_much(bigint, text);
DROP FUNCTION welfare_dong(bigint);
CREATE FUNCTION welfare_match_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    line record;
    entry record;
BEGIN
    SELECT l.credit, l.debit, a.fund_id INTO line
        FROM welfare_statementline l JOIN welfare_bankaccount a ON a.id = l.account_id WHERE l.id = NEW.line_id;
    IF line.credit = 0 AND (NEW.appeal_id IS NOT NULL OR NEW.unit_id IS NOT NULL OR NEW.contribution_id IS NOT NULL) THEN
        RAISE EXCEPTION 'Dòng ghi nợ chỉ khớp với khoản chi.';
    END IF;
    IF line.debit = 0 AND NEW.disbursement_id IS NOT NULL THEN
        RAISE EXCEPTION 'Dòng ghi có chỉ khớp với khoản ủng hộ.';
    END IF;
    IF NEW.appeal_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM welfare_appeal WHERE id = NEW.appeal_id AND fund_id = line.fund_id) THEN
        RAISE EXCEPTION 'Đợt vận động này thuộc quỹ khác.';
    END IF;
    IF NEW.contribution_id IS NOT NULL THEN
        SELECT amount, fund_id INTO entry FROM welfare_contribution WHERE id = NEW.contribution_id FOR SHARE;
    ELSIF NEW.disbursement_id IS NOT NULL THEN
        SELECT amount, fund_id INTO entry FROM welfare_disbursement WHERE id = NEW.disbursement_id FOR SHARE;
    ELSE
        RETURN NEW;
    END IF;
    IF entry.fund_id <> line.fund_id THEN
        RAISE EXCEPTION 'Dòng sao kê và khoản được chọn thuộc hai quỹ khác nhau.';
    END IF;
    IF entry.amount <> line.credit + line.debit THEN
        RAISE EXCEPTION 'Dòng sao kê và khoản được chọn không cùng số tiền.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_statementmatch_fits BEFORE INSERT ON welfare_statementmatch
    FOR EACH ROW EXECUTE FUNCTION welfare_match_fits();
"""


class Migration(migrations.Migration):
    dependencies = [("welfare", "0012_match_amounts")]

    operations = [migrations.RunSQL(MATCHES_FIT, MATCHES_FIT_BACK)]
