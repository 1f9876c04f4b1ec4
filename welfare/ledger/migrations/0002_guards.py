"""What no form may be trusted with: confirmed money stays, reversals mirror, numbers have no gaps, sums stay within totals."""

from django.db import migrations

from frontportal.kit.records.triggers import constraint, guard

ENTRIES = ("ledger_contribution", "ledger_disbursement")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("appeals", "0002_guards"), ("assistance", "0002_guards")]
    operations = [
        # To which appeal a confirmed line belongs may be found later and taken back again, for a line of a bank statement
        # is matched by a person who may err. Amount, fund and year stay; history names who did it.
        # Raised without an SQLSTATE of their own (P0001): the admin and imports show such texts as they are.
        guard("ledger_keep_confirmed", """
DECLARE stamps text[] := ARRAY['updated_at', 'updated_by_id']; free text[] := ARRAY['updated_at', 'updated_by_id'];
BEGIN
    IF OLD.state <> 'confirmed' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'Khoản đã xác nhận không xoá được. Hãy ghi đảo.'; END IF;
    -- A donor may take back the consent to be named at any time.
    IF to_jsonb(NEW) ->> 'publish_name' = 'false' AND to_jsonb(OLD) ->> 'publish_name' = 'true' THEN
        free := free || ARRAY['publish_name'];
    END IF;
    IF TG_TABLE_NAME = 'ledger_contribution' AND (OLD.appeal_id IS NULL OR NEW.appeal_id IS NULL) THEN
        free := free || ARRAY['appeal_id'];
    END IF;
    IF free <> stamps
        AND to_jsonb(NEW) - free = to_jsonb(OLD) - free AND to_jsonb(NEW) - stamps <> to_jsonb(OLD) - stamps THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Khoản đã xác nhận không sửa được. Hãy ghi đảo rồi lập khoản mới.';
""",
            *(f"{entry}_keep_confirmed BEFORE UPDATE OR DELETE ON {entry}" for entry in ENTRIES)),
        guard("ledger_reversal_mirrors", """
DECLARE original jsonb; name text; same text[] := ARRAY[
    'fund_id', 'year', 'unit_id', 'channel', 'purpose', 'gift_round_id', 'house_id', 'livelihood_id', 'appeal_id'
];
BEGIN
    EXECUTE format('SELECT to_jsonb(entry) FROM %I entry WHERE id = $1', TG_TABLE_NAME)
        INTO original USING NEW.reverses_id;
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
""",
            *(f"{entry}_reversal_mirrors BEFORE INSERT OR UPDATE ON {entry} WHEN NEW.reverses_id IS NOT NULL"
                for entry in ENTRIES)),
        # Checked at commit, so that lines and total may change in any order within one form. The row of the house is
        # locked (in the mode that lets foreign keys pass): of two clerks who add a line, the second sees the first one's.
        guard("ledger_lines_within_total", """
DECLARE the_house bigint; the_livelihood bigint; total bigint; lines bigint;
BEGIN
    IF TG_TABLE_NAME = 'assistance_house' THEN
        the_house := NEW.id;
    ELSIF TG_TABLE_NAME = 'assistance_livelihood' THEN
        the_livelihood := NEW.id;
    ELSE
        the_house := NEW.house_id;
        the_livelihood := NEW.livelihood_id;
    END IF;
    IF the_house IS NOT NULL THEN
        SELECT h.total INTO total FROM assistance_house h WHERE h.id = the_house FOR NO KEY UPDATE;
    ELSIF the_livelihood IS NOT NULL THEN
        SELECT l.value INTO total FROM assistance_livelihood l WHERE l.id = the_livelihood FOR NO KEY UPDATE;
    ELSE
        RETURN NULL;
    END IF;
    SELECT coalesce(sum(amount), 0) INTO lines FROM (
        SELECT amount FROM assistance_cofunding WHERE house_id = the_house OR livelihood_id = the_livelihood
        UNION ALL
        SELECT amount FROM ledger_disbursement
        WHERE (house_id = the_house OR livelihood_id = the_livelihood) AND (state = 'confirmed' OR amount > 0)
    ) every_line;
    IF lines > total THEN
        RAISE EXCEPTION 'Các nguồn cộng lại là %, vượt tổng kinh phí %.', assistance_dong(lines), assistance_dong(total);
    END IF;
    RETURN NULL;
""",
            "ledger_house_lines AFTER UPDATE OF total ON assistance_house DEFERRABLE INITIALLY DEFERRED",
            "ledger_livelihood_lines AFTER UPDATE OF value ON assistance_livelihood DEFERRABLE INITIALLY DEFERRED",
            "ledger_cofunding_lines AFTER INSERT OR UPDATE ON assistance_cofunding DEFERRABLE INITIALLY DEFERRED",
            "ledger_disbursement_lines AFTER INSERT OR UPDATE ON ledger_disbursement"
            " DEFERRABLE INITIALLY DEFERRED WHEN NEW.house_id IS NOT NULL OR NEW.livelihood_id IS NOT NULL"),
        # A confirmed line has the number after a confirmed one. As confirmed lines are never deleted and numbers never
        # used twice, no gap can come about. Asked at the end of the transaction, for many confirmed at once.
        guard("ledger_number_follows", """
DECLARE given integer; found boolean; name text := TG_ARGV[0];
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
""",
            *(f"{entry}_number_follows AFTER INSERT OR UPDATE OF state ON {entry} DEFERRABLE INITIALLY DEFERRED"
                f" WHEN NEW.state = 'confirmed' EXECUTE FUNCTION ledger_number_follows('{number}')"
                for entry, number in zip(ENTRIES, ("receipt_number", "voucher_number"), strict=True))),
        # As for houses and gifts (welfare/assistance), and once more when a payment is confirmed.
        guard("ledger_disbursement_norm", """
DECLARE paid bigint; times bigint;
BEGIN
    IF TG_OP = 'UPDATE'
        AND (OLD.amount, OLD.purpose, OLD.livelihood_id, OLD.decision_date, OLD.norm_reason, OLD.state)
        IS NOT DISTINCT FROM
            (NEW.amount, NEW.purpose, NEW.livelihood_id, NEW.decision_date, NEW.norm_reason, NEW.state) THEN
        RETURN NEW;
    END IF;
    IF NEW.livelihood_id IS NULL THEN
        PERFORM assistance_within_norm(NEW.amount, assistance_norm(NEW.purpose, NEW.decision_date, NEW.decision_date));
        RETURN NEW;
    END IF;
    -- Locked, so that of two payments for one livelihood the second sees the first.
    SELECT households INTO times FROM assistance_livelihood WHERE id = NEW.livelihood_id FOR NO KEY UPDATE;
    SELECT coalesce(sum(amount), 0) INTO paid FROM ledger_disbursement
        WHERE livelihood_id = NEW.livelihood_id AND id IS DISTINCT FROM NEW.id AND (state = 'confirmed' OR amount > 0);
    PERFORM assistance_within_norm(
        paid + NEW.amount, times * assistance_norm('household', NEW.decision_date, NEW.decision_date));
    RETURN NEW;
""",
            "ledger_disbursement_norm BEFORE INSERT OR UPDATE ON ledger_disbursement"
            " WHEN btrim(NEW.norm_reason) = '' AND NEW.amount > 0"),
        # Of a year with books; and of an appeal's own fund.
        *(constraint(entry, f"{entry}_{name}", f"FOREIGN KEY {columns}")
            for entry in ENTRIES for name, columns in (
                ("books", "(fund_id, year) REFERENCES ledger_fundyear (fund_id, year)"),
                ("appeal_of_fund", "(appeal_id, fund_id) REFERENCES appeals_appeal (id, fund_id)"))),
    ]
