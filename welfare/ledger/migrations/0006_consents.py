"""A person's name is published by a living consent; ticks from before become records of the register."""

from django.db import migrations
from django.db.models import PROTECT, ForeignKey

from frontportal.kit.records.schema import ModelOperations, with_columns
from frontportal.kit.records.triggers import guard

# Ticks of persons, each a consent to this one gift, dated with it. The books keep what is confirmed as it was, and their
# history says what they say: both are told that this column is new.
TICKS = """
ALTER TABLE ledger_contribution DISABLE TRIGGER USER;
DO $$
DECLARE gift record; made bigint;
BEGIN
    FOR gift IN SELECT * FROM ledger_contribution WHERE publish_name AND donor_kind = 'person' ORDER BY id LOOP
        INSERT INTO consents_consent (code, person, contact, purpose, means, given_on, scan, note, withdrawal,
            is_illustration, folded, created_at, updated_at)
        VALUES ('DY-2000-' || lpad(gift.id::text, 6, '0'), gift.donor_name, '', 'donation', 'earlier', gift.date, '', '',
            '', false, gift.folded, now(), now())
        RETURNING id INTO made;
        UPDATE ledger_contribution SET consent_id = made WHERE id = gift.id;
        UPDATE ledger_historicalcontribution SET consent_id = made WHERE history_id = (
            SELECT max(history_id) FROM ledger_historicalcontribution WHERE id = gift.id);
    END LOOP;
END $$;
ALTER TABLE ledger_contribution ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_days"), ("consents", "0001_initial")]
    operations = [
        ModelOperations([*with_columns("ledger.Contribution", history=True,
            consent=ForeignKey("consents.consent", PROTECT, null=True, related_name="+"))]),
        migrations.RunSQL(TICKS, migrations.RunSQL.noop),
        guard("ledger_named_by_consent", """
    IF TG_OP = 'UPDATE' AND (OLD.publish_name, OLD.donor_kind, OLD.consent_id)
        IS NOT DISTINCT FROM (NEW.publish_name, NEW.donor_kind, NEW.consent_id) THEN RETURN NEW; END IF;
    -- Locked: a withdrawal of this moment waits for this name, or this name for the withdrawal.
    PERFORM 1 FROM consents_consent
        WHERE id = NEW.consent_id AND purpose = 'donation' AND withdrawn_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Nêu tên cá nhân phải có bản ghi đồng ý còn hiệu lực.';
    END IF;
    RETURN NEW;
""",
            "ledger_named_by_consent BEFORE INSERT OR UPDATE ON ledger_contribution"
            " WHEN NEW.publish_name AND NEW.donor_kind = 'person'"),
        guard("ledger_withdrawn_is_unnamed", """
    IF EXISTS (SELECT FROM ledger_contribution
        WHERE consent_id = NEW.id AND publish_name AND donor_kind = 'person') THEN
        RAISE EXCEPTION 'Đồng ý đã rút mà khoản ủng hộ còn nêu tên.';
    END IF;
    RETURN NULL;
""",
            "ledger_withdrawn_is_unnamed AFTER UPDATE OF withdrawn_at ON consents_consent DEFERRABLE INITIALLY DEFERRED"
            " WHEN NEW.withdrawn_at IS NOT NULL"),
    ]
