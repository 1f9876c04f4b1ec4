"""What the database holds about giving: codes that can't be mistaken, numbers without gaps, gifts that keep their aim."""

from django.db import migrations

# As in 0002, and: to which appeal a confirmed line belongs may be found later and taken back again, for a line of a
# bank statement is matched by a person who may err. Amount, fund and year stay; history names who did it.
APPEAL_MAY_FOLLOW = """
CREATE OR REPLACE FUNCTION welfare_keep_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stamps text[] := ARRAY['updated_at', 'updated_by_id'];
    free text[] := ARRAY['updated_at', 'updated_by_id'];
BEGIN
    IF OLD.state <> 'confirmed' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Khoản đã xác nhận không xoá được. Hãy ghi đảo.';
    END IF;
    -- A donor may take back the consent to be named at any time.
    IF to_jsonb(NEW) ->> 'publish_name' = 'false' AND to_jsonb(OLD) ->> 'publish_name' = 'true' THEN
        free := free || ARRAY['publish_name'];
    END IF;
    IF TG_TABLE_NAME = 'welfare_contribution' AND (OLD.appeal_id IS NULL OR NEW.appeal_id IS NULL) THEN
        free := free || ARRAY['appeal_id'];
    END IF;
    IF free <> stamps AND to_jsonb(NEW) - free = to_jsonb(OLD) - free AND to_jsonb(NEW) - stamps <> to_jsonb(OLD) - stamps THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Khoản đã xác nhận không sửa được. Hãy ghi đảo rồi lập khoản mới.';
END $$;
"""
APPEAL_MAY_FOLLOW_BACK = """
CREATE OR REPLACE FUNCTION welfare_keep_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
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
"""

REVERSALS_MIRROR = """
CREATE OR REPLACE FUNCTION welfare_reversal_mirrors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    same text[] := ARRAY[
        'fund_id', 'year', 'unit_id', 'channel', 'purpose', 'gift_round_id', 'house_id', 'livelihood_id', 'appeal_id'
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
"""
REVERSALS_MIRROR_BACK = """
CREATE OR REPLACE FUNCTION welfare_reversal_mirrors() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""

# A gift for an appeal is a gift to the appeal's own fund.
SAME_FUND = """
ALTER TABLE welfare_appeal ADD CONSTRAINT welfare_appeal_of_fund UNIQUE (id, fund_id);
ALTER TABLE welfare_contribution ADD CONSTRAINT welfare_contribution_appeal_of_fund
    FOREIGN KEY (appeal_id, fund_id) REFERENCES welfare_appeal (id, fund_id);
ALTER TABLE welfare_disbursement ADD CONSTRAINT welfare_disbursement_appeal_of_fund
    FOREIGN KEY (appeal_id, fund_id) REFERENCES welfare_appeal (id, fund_id);
"""
SAME_FUND_BACK = """
ALTER TABLE welfare_contribution DROP CONSTRAINT welfare_contribution_appeal_of_fund;
ALTER TABLE welfare_disbursement DROP CONSTRAINT welfare_disbursement_appeal_of_fund;
ALTER TABLE welfare_appeal DROP CONSTRAINT welfare_appeal_of_fund;
"""

# One code at a time (the lock): of two that are saved at once, the second sees the first.
CODES_APART = """
CREATE FUNCTION welfare_codes_apart() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    other text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('welfare_appeal.code'));
    SELECT code INTO other FROM (
        SELECT code::text FROM welfare_appeal WHERE id <> NEW.id
        UNION ALL
        SELECT left(upper(regexp_replace(code, '[^A-Za-z0-9]', '', 'g')), 12) FROM places_unit
        WHERE kind IN ('commune', 'town', 'ward') AND is_served
    ) codes WHERE starts_with(code, NEW.code) OR starts_with(NEW.code, code) LIMIT 1;
    IF other IS NOT NULL THEN
        RAISE EXCEPTION 'Mã % dễ nhầm với mã %. Hãy chọn mã khác.', NEW.code, other;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_appeal_codes_apart BEFORE INSERT OR UPDATE OF code ON welfare_appeal
    FOR EACH ROW EXECUTE FUNCTION welfare_codes_apart();
"""
CODES_APART_BACK = """
DROP TRIGGER welfare_appeal_codes_apart ON welfare_appeal;
DROP FUNCTION welfare_codes_apart();
"""

# A confirmed line has the number after a confirmed one. As confirmed lines are never deleted and numbers never used
# twice, no gap can come about, whoever writes. Asked at the end of the transaction, for many confirmed at once.
NO_GAPS = """
CREATE FUNCTION welfare_number_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    given integer;
    found boolean;
    name text := TG_ARGV[0];
BEGIN
    given := (to_jsonb(NEW) ->> name)::integer;
    IF given = 1 THEN RETURN NULL; END IF;
    EXECUTE format(
        'SELECT EXISTS (SELECT 1 FROM %I WHERE fund_id = $1 AND year = $2 AND %I = $3 AND state = ''confirmed'')',
        TG_TABLE_NAME, name
    ) INTO found USING NEW.fund_id, NEW.year, given - 1;
    IF NOT found THEN
        RAISE EXCEPTION 'Số % không nối tiếp: số % chưa có trên khoản nào đã xác nhận.', given, given - 1;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER welfare_contribution_number_follows AFTER INSERT OR UPDATE OF state ON welfare_contribution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'confirmed')
    EXECUTE FUNCTION welfare_number_follows('receipt_number');
CREATE CONSTRAINT TRIGGER welfare_disbursement_number_follows AFTER INSERT OR UPDATE OF state ON welfare_disbursement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'confirmed')
    EXECUTE FUNCTION welfare_number_follows('voucher_number');
"""
NO_GAPS_BACK = """
DROP TRIGGER welfare_contribution_number_follows ON welfare_contribution;
DROP TRIGGER welfare_disbursement_number_follows ON welfare_disbursement;
DROP FUNCTION welfare_number_follows();
"""


class Migration(migrations.Migration):
    dependencies = [("welfare", "0005_appeals"), ("places", "0001_initial")]

    operations = [
        migrations.RunSQL(APPEAL_MAY_FOLLOW, APPEAL_MAY_FOLLOW_BACK),
        migrations.RunSQL(REVERSALS_MIRROR, REVERSALS_MIRROR_BACK),
        migrations.RunSQL(SAME_FUND, SAME_FUND_BACK),
        migrations.RunSQL(CODES_APART, CODES_APART_BACK),
        migrations.RunSQL(NO_GAPS, NO_GAPS_BACK),
    ]
