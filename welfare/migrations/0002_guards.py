"""What no form may be trusted with: confirmed money stays, reversals mirror, lines stay within totals, books exist."""

from django.db import migrations

# Raised without an SQLSTATE of their own (P0001): the admin and imports show such texts as they are.
CONFIRMED_STAYS = """
CREATE FUNCTION welfare_keep_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- A donor may take back the consent to be named at any time; nothing else of a confirmed row ever changes.
    free text[] := ARRAY['publish_name', 'updated_at', 'updated_by_id'];
BEGIN
    IF OLD.state <> 'confirmed' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Khoản đã xác nhận không xoá được. Hãy ghi đảo.';
    END IF;
    IF TG_TABLE_NAME = 'welfare_contribution'
        AND to_jsonb(NEW) ->> 'publish_name' = 'false'
        AND to_jsonb(OLD) ->> 'publish_name' = 'true'
        AND to_jsonb(NEW) - free = to_jsonb(OLD) - free THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Khoản đã xác nhận không sửa được. Hãy ghi đảo rồi lập khoản mới.';
END $$;
CREATE TRIGGER welfare_contribution_keep_confirmed BEFORE UPDATE OR DELETE ON welfare_contribution
    FOR EACH ROW EXECUTE FUNCTION welfare_keep_confirmed();
CREATE TRIGGER welfare_disbursement_keep_confirmed BEFORE UPDATE OR DELETE ON welfare_disbursement
    FOR EACH ROW EXECUTE FUNCTION welfare_keep_confirmed();
"""
CONFIRMED_STAYS_BACK = """
DROP TRIGGER welfare_contribution_keep_confirmed ON welfare_contribution;
DROP TRIGGER welfare_disbursement_keep_confirmed ON welfare_disbursement;
DROP FUNCTION welfare_keep_confirmed();
"""

REVERSALS_MIRROR = """
CREATE FUNCTION welfare_reversal_mirrors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    same text[] := ARRAY[
        'fund_id', 'year', 'unit_id', 'channel', 'purpose', 'gift_round_id', 'house_id', 'livelihood_id'
    ];
    original jsonb;
    name text;
BEGIN
    EXECUTE format('SELECT to_jsonb(entry) FROM %I entry WHERE id = $1', TG_TABLE_NAME) INTO original USING NEW.reverses_id;
    IF original ->> 'state' <> 'confirmed' OR original ->> 'reverses_id' IS NOT NULL THEN
        RAISE EXCEPTION 'Chỉ ghi đảo được khoản đã xác nhận và không phải là bút toán ghi đảo.';
    END IF;
    IF NEW.amount <> -(original ->> 'amount')::bigint THEN
        RAISE EXCEPTION 'Bút toán ghi đảo phải có đúng số tiền của khoản được ghi đảo.';
    END IF;
    FOREACH name IN ARRAY same LOOP
        IF to_jsonb(NEW) ->> name IS DISTINCT FROM original ->> name THEN
            RAISE EXCEPTION 'Bút toán ghi đảo phải cùng quỹ, năm, đơn vị và mục đích với khoản được ghi đảo.';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_contribution_reversal_mirrors BEFORE INSERT OR UPDATE ON welfare_contribution
    FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION welfare_reversal_mirrors();
CREATE TRIGGER welfare_disbursement_reversal_mirrors BEFORE INSERT OR UPDATE ON welfare_disbursement
    FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION welfare_reversal_mirrors();
"""
REVERSALS_MIRROR_BACK = """
DROP TRIGGER welfare_contribution_reversal_mirrors ON welfare_contribution;
DROP TRIGGER welfare_disbursement_reversal_mirrors ON welfare_disbursement;
DROP FUNCTION welfare_reversal_mirrors();
"""

# Checked at commit, so that lines and total may change in any order within one form. The row of the house is locked
# (in the mode that lets foreign keys pass): of two clerks who add a line at once, the second sees the first one's.
LINES_WITHIN_TOTAL = """
CREATE FUNCTION welfare_lines_within_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    the_house bigint;
    the_livelihood bigint;
    total bigint;
    lines bigint;
BEGIN
    IF TG_TABLE_NAME = 'welfare_house' THEN
        the_house := NEW.id;
    ELSIF TG_TABLE_NAME = 'welfare_livelihood' THEN
        the_livelihood := NEW.id;
    ELSE
        the_house := NEW.house_id;
        the_livelihood := NEW.livelihood_id;
    END IF;
    IF the_house IS NOT NULL THEN
        SELECT h.total INTO total FROM welfare_house h WHERE h.id = the_house FOR NO KEY UPDATE;
    ELSIF the_livelihood IS NOT NULL THEN
        SELECT l.value INTO total FROM welfare_livelihood l WHERE l.id = the_livelihood FOR NO KEY UPDATE;
    ELSE
        RETURN NULL;
    END IF;
    SELECT coalesce(sum(amount), 0) INTO lines FROM (
        SELECT amount FROM welfare_cofunding WHERE house_id = the_house OR livelihood_id = the_livelihood
        UNION ALL
        SELECT amount FROM welfare_disbursement
        WHERE (house_id = the_house OR livelihood_id = the_livelihood) AND (state = 'confirmed' OR amount > 0)
    ) every_line;
    IF lines > total THEN
        RAISE EXCEPTION 'Các nguồn cộng lại là % đồng, vượt tổng kinh phí % đồng.',
            replace(to_char(lines, 'FM999,999,999,999,999'), ',', '.'),
            replace(to_char(total, 'FM999,999,999,999,999'), ',', '.');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER welfare_house_lines AFTER UPDATE OF total ON welfare_house
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION welfare_lines_within_total();
CREATE CONSTRAINT TRIGGER welfare_livelihood_lines AFTER UPDATE OF value ON welfare_livelihood
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION welfare_lines_within_total();
CREATE CONSTRAINT TRIGGER welfare_cofunding_lines AFTER INSERT OR UPDATE ON welfare_cofunding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION welfare_lines_within_total();
CREATE CONSTRAINT TRIGGER welfare_disbursement_lines AFTER INSERT OR UPDATE ON welfare_disbursement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.house_id IS NOT NULL OR NEW.livelihood_id IS NOT NULL) EXECUTE FUNCTION welfare_lines_within_total();
"""
LINES_WITHIN_TOTAL_BACK = """
DROP TRIGGER welfare_house_lines ON welfare_house;
DROP TRIGGER welfare_livelihood_lines ON welfare_livelihood;
DROP TRIGGER welfare_cofunding_lines ON welfare_cofunding;
DROP TRIGGER welfare_disbursement_lines ON welfare_disbursement;
DROP FUNCTION welfare_lines_within_total();
"""

BOOKS_EXIST = """
ALTER TABLE welfare_contribution ADD CONSTRAINT welfare_contribution_books
    FOREIGN KEY (fund_id, year) REFERENCES welfare_fundyear (fund_id, year);
ALTER TABLE welfare_disbursement ADD CONSTRAINT welfare_disbursement_books
    FOREIGN KEY (fund_id, year) REFERENCES welfare_fundyear (fund_id, year);
"""
BOOKS_EXIST_BACK = """
ALTER TABLE welfare_contribution DROP CONSTRAINT welfare_contribution_books;
ALTER TABLE welfare_disbursement DROP CONSTRAINT welfare_disbursement_books;
"""


class Migration(migrations.Migration):
    dependencies = [("welfare", "0001_initial")]

    operations = [
        migrations.RunSQL(CONFIRMED_STAYS, CONFIRMED_STAYS_BACK),
        migrations.RunSQL(REVERSALS_MIRROR, REVERSALS_MIRROR_BACK),
        migrations.RunSQL(LINES_WITHIN_TOTAL, LINES_WITHIN_TOTAL_BACK),
        migrations.RunSQL(BOOKS_EXIST, BOOKS_EXIST_BACK),
    ]
