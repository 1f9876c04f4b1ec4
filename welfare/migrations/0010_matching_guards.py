"""Decisions about lines are appended and undone; what they say fits the line; what exceeds a norm says why."""

from django.db import migrations

# Line and entry agree in fund and amount when they are matched, and keep agreeing. The entry is locked meanwhile: of
# a match and a change of the amount at the same time, the second sees the first.
MATCH_FITS = """
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

CREATE FUNCTION welfare_entry_keeps_match() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM welfare_statementmatch WHERE undone_at IS NULL AND %I = $1)', TG_ARGV[0])
        INTO found USING NEW.id;
    IF found THEN
        RAISE EXCEPTION 'Khoản này khớp với một dòng sao kê nên phải cùng số tiền với dòng đó. Hãy bỏ khớp trước.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_contribution_keeps_match BEFORE UPDATE OF amount, fund_id ON welfare_contribution
    FOR EACH ROW WHEN (OLD.amount <> NEW.amount OR OLD.fund_id <> NEW.fund_id)
    EXECUTE FUNCTION welfare_entry_keeps_match('contribution_id');
CREATE TRIGGER welfare_disbursement_keeps_match BEFORE UPDATE OF amount, fund_id ON welfare_disbursement
    FOR EACH ROW WHEN (OLD.amount <> NEW.amount OR OLD.fund_id <> NEW.fund_id)
    EXECUTE FUNCTION welfare_entry_keeps_match('disbursement_id');
"""
MATCH_FITS_BACK = """
DROP TRIGGER welfare_statementmatch_fits ON welfare_statementmatch;
DROP FUNCTION welfare_match_fits();
DROP TRIGGER welfare_contribution_keeps_match ON welfare_contribution;
DROP TRIGGER welfare_disbursement_keeps_match ON welfare_disbursement;
DROP FUNCTION welfare_entry_keeps_match();
"""

# The one change a decision knows is being undone. A draft it named is let go with it, as drafts may be deleted.
DECISIONS_STAY = """
CREATE FUNCTION welfare_keep_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['undone_at', 'undone_by_id', 'undo_reason', 'contribution_id', 'disbursement_id'];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND to_jsonb(NEW) - free = to_jsonb(OLD) - free
            AND coalesce(NEW.contribution_id, OLD.contribution_id) IS NOT DISTINCT FROM OLD.contribution_id
            AND coalesce(NEW.disbursement_id, OLD.disbursement_id) IS NOT DISTINCT FROM OLD.disbursement_id THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'TRUNCATE' THEN
        -- An empty table may be emptied: that is how tests clean up.
        IF NOT EXISTS (SELECT 1 FROM welfare_statementmatch) THEN RETURN NULL; END IF;
    END IF;
    RAISE EXCEPTION 'Quyết định khớp không sửa, không xoá được. Hãy bỏ khớp rồi khớp lại.';
END $$;
CREATE TRIGGER welfare_statementmatch_keep BEFORE UPDATE OR DELETE ON welfare_statementmatch
    FOR EACH ROW EXECUTE FUNCTION welfare_keep_decisions();
CREATE TRIGGER welfare_statementmatch_keep_all BEFORE TRUNCATE ON welfare_statementmatch
    FOR EACH STATEMENT EXECUTE FUNCTION welfare_keep_decisions();
"""
DECISIONS_STAY_BACK = """
DROP TRIGGER welfare_statementmatch_keep ON welfare_statementmatch;
DROP TRIGGER welfare_statementmatch_keep_all ON welfare_statementmatch;
DROP FUNCTION welfare_keep_decisions();
"""

# The same questions as models/norm.py asks in forms. A record is asked when its amount, or what the norm depends on,
# changes, and a payment once more when it is confirmed; norms that come later leave it alone.
NORMS_KEPT = """
CREATE FUNCTION welfare_norm(the_per text, first date, last date) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT max(amount) FROM welfare_norm WHERE per = the_per AND since <= last AND coalesce(until, first) >= first;
$$;
CREATE FUNCTION welfare_within_norm(given bigint, norm bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF given > norm THEN
        RAISE EXCEPTION '% đồng vượt định mức % đồng. Hãy ghi lý do vượt định mức.',
            replace(to_char(given, 'FM999,999,999,999,999'), ',', '.'),
            replace(to_char(norm, 'FM999,999,999,999,999'), ',', '.');
    END IF;
END $$;
CREATE FUNCTION welfare_house_norm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.support, OLD.work, OLD.year, OLD.norm_reason)
        IS NOT DISTINCT FROM (NEW.support, NEW.work, NEW.year, NEW.norm_reason) THEN
        RETURN NEW;
    END IF;
    PERFORM welfare_within_norm(NEW.support, welfare_norm(
        'house-' || NEW.work, make_date(NEW.year, 1, 1), make_date(NEW.year, 12, 31)));
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_house_norm BEFORE INSERT OR UPDATE ON welfare_house
    FOR EACH ROW WHEN (btrim(NEW.norm_reason) = '') EXECUTE FUNCTION welfare_house_norm();
CREATE FUNCTION welfare_gift_norm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    given_on date;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.unit_value, OLD.round_id, OLD.norm_reason)
        IS NOT DISTINCT FROM (NEW.unit_value, NEW.round_id, NEW.norm_reason) THEN
        RETURN NEW;
    END IF;
    SELECT date INTO given_on FROM welfare_giftround WHERE id = NEW.round_id;
    PERFORM welfare_within_norm(NEW.unit_value, welfare_norm('package', given_on, given_on));
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_gift_norm BEFORE INSERT OR UPDATE ON welfare_gift
    FOR EACH ROW WHEN (btrim(NEW.norm_reason) = '') EXECUTE FUNCTION welfare_gift_norm();
CREATE FUNCTION welfare_disbursement_norm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    paid bigint;
    times bigint;
BEGIN
    IF TG_OP = 'UPDATE'
        AND (OLD.amount, OLD.purpose, OLD.livelihood_id, OLD.decision_date, OLD.norm_reason, OLD.state)
        IS NOT DISTINCT FROM
            (NEW.amount, NEW.purpose, NEW.livelihood_id, NEW.decision_date, NEW.norm_reason, NEW.state) THEN
        RETURN NEW;
    END IF;
    IF NEW.livelihood_id IS NULL THEN
        PERFORM welfare_within_norm(NEW.amount, welfare_norm(NEW.purpose, NEW.decision_date, NEW.decision_date));
        RETURN NEW;
    END IF;
    -- Locked, so that of two payments for one livelihood the second sees the first.
    SELECT households INTO times FROM welfare_livelihood WHERE id = NEW.livelihood_id FOR NO KEY UPDATE;
    SELECT coalesce(sum(amount), 0) INTO paid FROM welfare_disbursement
        WHERE livelihood_id = NEW.livelihood_id AND id IS DISTINCT FROM NEW.id AND (state = 'confirmed' OR amount > 0);
    PERFORM welfare_within_norm(
        paid + NEW.amount, times * welfare_norm('household', NEW.decision_date, NEW.decision_date));
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_disbursement_norm BEFORE INSERT OR UPDATE ON welfare_disbursement
    FOR EACH ROW WHEN (btrim(NEW.norm_reason) = '' AND NEW.amount > 0) EXECUTE FUNCTION welfare_disbursement_norm();
"""
NORMS_KEPT_BACK = """
DROP TRIGGER welfare_house_norm ON welfare_house;
DROP TRIGGER welfare_gift_norm ON welfare_gift;
DROP TRIGGER welfare_disbursement_norm ON welfare_disbursement;
DROP FUNCTION welfare_house_norm();
DROP FUNCTION welfare_gift_norm();
DROP FUNCTION welfare_disbursement_norm();
DROP FUNCTION welfare_within_norm(bigint, bigint);
DROP FUNCTION welfare_norm(text, date, date);
"""


class Migration(migrations.Migration):
    dependencies = [("welfare", "0009_matching")]

    operations = [
        migrations.RunSQL(MATCH_FITS, MATCH_FITS_BACK),
        migrations.RunSQL(DECISIONS_STAY, DECISIONS_STAY_BACK),
        migrations.RunSQL(NORMS_KEPT, NORMS_KEPT_BACK),
    ]
