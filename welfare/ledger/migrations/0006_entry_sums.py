"""Sums of the books, kept by the statement that changes an entry: a form, COPY, bulk or SQL by hand."""

from django.db import migrations
from django.db.models import DO_NOTHING, BigIntegerField, CharField, ForeignKey, PositiveSmallIntegerField

from frontportal.kit.records.schema import index, table, tables
from frontportal.kit.records.triggers import function, guard

KIND = "book, fund_id, year, month, purpose, unit_id, appeal_id, state"
ADD = f"INSERT INTO ledger_entrysum ({KIND}, amount, entries)"
BY_KIND = "GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(amount) <> 0 OR sum(entries) <> 0"
# Who writes an entry writes its sum with the owner's rights, and never into a temporary table of that name.
LENT = """
DO $do$ BEGIN EXECUTE replace(
    'ALTER FUNCTION ledger_sum_contribution() SECURITY DEFINER SET search_path TO here, pg_temp;'
    'ALTER FUNCTION ledger_sum_disbursement() SECURITY DEFINER SET search_path TO here, pg_temp;'
    'ALTER FUNCTION ledger_fold_sums() SECURITY DEFINER SET search_path TO here, pg_temp;',
    'here', quote_ident(current_schema())); END $do$
"""


def loose(to: str, **given):
    return ForeignKey(to, DO_NOTHING, related_name="+", db_constraint=False, **given)


def kept(book: str, purpose: str) -> list:
    """The triggers of a book, and sums of what it holds already. TRUNCATE tells of no rows, so what is stored is taken off."""

    def part(rows: str, sign: str = "") -> str:
        return f"SELECT '{book}' AS book, fund_id, year, extract(month FROM date) AS month, {purpose} AS purpose," \
            f" unit_id, appeal_id, state, {sign}amount AS amount, {sign}1 AS entries FROM {rows}"

    def add(parts: str) -> str:
        return f"{ADD} SELECT {KIND}, sum(amount), sum(entries) FROM ({parts}) part {BY_KIND};"

    on, name = f"ON ledger_{book}", f"ledger_sum_{book}"
    stored = f"SELECT {KIND}, -amount AS amount, -entries AS entries FROM ledger_entrysum WHERE book = '{book}'"
    body = f"""
    IF TG_OP = 'INSERT' THEN {add(part("added"))}
    ELSIF TG_OP = 'DELETE' THEN {add(part("gone", "-"))}
    ELSIF TG_OP = 'UPDATE' THEN {add(part("added") + " UNION ALL " + part("gone", "-"))}
    ELSE {add(stored)}
    END IF;
    RETURN NULL;
"""
    return [
        guard(name, body,
            f"{name}_insert AFTER INSERT {on} REFERENCING NEW TABLE AS added FOR EACH STATEMENT",
            f"{name}_delete AFTER DELETE {on} REFERENCING OLD TABLE AS gone FOR EACH STATEMENT",
            f"{name}_update AFTER UPDATE {on} REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT",
            f"{name}_truncate AFTER TRUNCATE {on} FOR EACH STATEMENT"),
        migrations.RunSQL(add(part(f"ledger_{book}")), migrations.RunSQL.noop),
    ]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_days")]
    operations = [
        *tables(table("ledger.EntrySum", "tổng của sổ quỹ", stamped=False, book=CharField(max_length=12),
            fund=loose("funds.Fund"), year=PositiveSmallIntegerField(), month=PositiveSmallIntegerField(),
            purpose=CharField(max_length=10), unit=loose("places.Unit"), appeal=loose("appeals.Appeal", null=True),
            state=CharField(max_length=10), amount=BigIntegerField(), entries=BigIntegerField(),
            indexes={"books": index("fund", "year")})),
        *kept("contribution", "''"),
        *kept("disbursement", "purpose"),
        # Rows of one kind become one, and what is nought goes. Only rows that this statement sees: who writes meanwhile adds his own.
        function("ledger_fold_sums() RETURNS bigint LANGUAGE sql", f"""
    WITH gone AS (DELETE FROM ledger_entrysum RETURNING *), added AS (
        {ADD} SELECT {KIND}, sum(amount), sum(entries) FROM gone {BY_KIND} RETURNING 1)
    SELECT count(*) FROM added;
"""),
        migrations.RunSQL(LENT, migrations.RunSQL.noop),
    ]
