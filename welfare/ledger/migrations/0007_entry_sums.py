"""Sums of the books, kept by the statement that changes an entry: a form, COPY, bulk or SQL by hand."""

from django.db import migrations
from django.db.models import DO_NOTHING, BigIntegerField, CharField, ForeignKey, PositiveSmallIntegerField

from frontportal.kit.records.schema import index, table, tables
from frontportal.kit.records.triggers import function, guard

# Who writes an entry writes its sum with the owner's rights, and never into a temporary table of that name.
LENT = """
DO $do$ BEGIN EXECUTE replace(
    'ALTER FUNCTION ledger_keep_sums() SECURITY DEFINER SET search_path TO here, pg_temp;'
    'ALTER FUNCTION ledger_fold_sums() SECURITY DEFINER SET search_path TO here, pg_temp;',
    'here', quote_ident(current_schema())); END $do$
"""
FILL = """
INSERT INTO ledger_entrysum (book, fund_id, year, month, purpose, unit_id, appeal_id, state, amount, entries)
SELECT 'contribution', fund_id, year, extract(month FROM date), '', unit_id, appeal_id, state, sum(amount), count(*)
FROM ledger_contribution GROUP BY 2, 3, 4, 5, 6, 7, 8 UNION ALL
SELECT 'disbursement', fund_id, year, extract(month FROM date), purpose, unit_id, appeal_id, state, sum(amount), count(*)
FROM ledger_disbursement GROUP BY 2, 3, 4, 5, 6, 7, 8
"""


def loose(to: str, **given):
    return ForeignKey(to, DO_NOTHING, related_name="+", db_constraint=False, **given)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0006_consents")]
    operations = [
        *tables(table("ledger.EntrySum", "tổng của sổ quỹ", stamped=False, book=CharField(max_length=12),
            fund=loose("funds.Fund"), year=PositiveSmallIntegerField(), month=PositiveSmallIntegerField(),
            purpose=CharField(max_length=10), unit=loose("places.Unit"), appeal=loose("appeals.Appeal", null=True),
            state=CharField(max_length=10), amount=BigIntegerField(), entries=BigIntegerField(),
            indexes={"books": index("fund", "year")})),
        # What changes no sum adds no row. TRUNCATE tells of no rows, so what is stored is taken off again.
        guard("ledger_keep_sums", """
DECLARE
    part text := 'SELECT fund_id, year, date, ' || coalesce(TG_ARGV[1], quote_literal('')) || ' AS purpose, unit_id, appeal_id, state, ';
    more text := part || 'amount AS amount, 1 AS entries FROM added';
    less text := part || '-amount AS amount, -1 AS entries FROM gone';
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO ledger_entrysum (book, fund_id, year, month, purpose, unit_id, appeal_id, state, amount, entries)
        SELECT book, fund_id, year, month, purpose, unit_id, appeal_id, state, -sum(amount), -sum(entries)
        FROM ledger_entrysum WHERE book = TG_ARGV[0]
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(amount) <> 0 OR sum(entries) <> 0;
    ELSE
        EXECUTE format(
            'INSERT INTO ledger_entrysum (book, fund_id, year, month, purpose, unit_id, appeal_id, state, amount, entries)
            SELECT %L, fund_id, year, extract(month FROM date), purpose, unit_id, appeal_id, state, sum(amount), sum(entries)
            FROM (%s) part GROUP BY 2, 3, 4, 5, 6, 7, 8 HAVING sum(amount) <> 0 OR sum(entries) <> 0', TG_ARGV[0],
            CASE TG_OP WHEN 'INSERT' THEN more WHEN 'DELETE' THEN less ELSE more || ' UNION ALL ' || less END);
    END IF;
    RETURN NULL;
""",
            "ledger_sum_added AFTER INSERT ON ledger_contribution REFERENCING NEW TABLE AS added FOR EACH STATEMENT"
            " EXECUTE FUNCTION ledger_keep_sums('contribution')",
            "ledger_sum_gone AFTER DELETE ON ledger_contribution REFERENCING OLD TABLE AS gone FOR EACH STATEMENT"
            " EXECUTE FUNCTION ledger_keep_sums('contribution')",
            "ledger_sum_changed AFTER UPDATE ON ledger_contribution REFERENCING OLD TABLE AS gone NEW TABLE AS added"
            " FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep_sums('contribution')",
            "ledger_sum_emptied AFTER TRUNCATE ON ledger_contribution FOR EACH STATEMENT"
            " EXECUTE FUNCTION ledger_keep_sums('contribution')",
            "ledger_sum_added AFTER INSERT ON ledger_disbursement REFERENCING NEW TABLE AS added FOR EACH STATEMENT"
            " EXECUTE FUNCTION ledger_keep_sums('disbursement', 'purpose')",
            "ledger_sum_gone AFTER DELETE ON ledger_disbursement REFERENCING OLD TABLE AS gone FOR EACH STATEMENT"
            " EXECUTE FUNCTION ledger_keep_sums('disbursement', 'purpose')",
            "ledger_sum_changed AFTER UPDATE ON ledger_disbursement REFERENCING OLD TABLE AS gone NEW TABLE AS added"
            " FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep_sums('disbursement', 'purpose')",
            "ledger_sum_emptied AFTER TRUNCATE ON ledger_disbursement FOR EACH STATEMENT"
            " EXECUTE FUNCTION ledger_keep_sums('disbursement', 'purpose')"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        # Rows of one kind become one; what is nought goes. Only rows that this statement sees: who writes meanwhile adds his own.
        function("ledger_fold_sums() RETURNS bigint LANGUAGE sql", """
    WITH gone AS (DELETE FROM ledger_entrysum RETURNING *), added AS (
        INSERT INTO ledger_entrysum (book, fund_id, year, month, purpose, unit_id, appeal_id, state, amount, entries)
        SELECT book, fund_id, year, month, purpose, unit_id, appeal_id, state, sum(amount), sum(entries) FROM gone
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(amount) <> 0 OR sum(entries) <> 0 RETURNING 1)
    SELECT count(*) FROM added;
"""),
        migrations.RunSQL(LENT, migrations.RunSQL.noop),
    ]
