"""A file's rows, staged again as at the import, beside the lines that are stored: changed, deleted, added."""

from django.db import connection

from welfare.bankfiles.overlap.stored_content import content_of
from welfare.statements.models.statement import Statement
from welfare.statements.store import conflict_decisions

from .finding import Finding, difference

COLUMNS = {
    "day": "ngày",
    "time": "giờ",
    "debit": "ghi nợ",
    "credit": "ghi có",
    "balance": "số dư",
    "reference": "số chứng từ",
    "memo": "nội dung",
    "counterparty": "tên đối ứng",
    "counter_account": "tài khoản đối ứng",
    "page": "trang",
    "line": "dòng trong tệp",
    "sequence": "số thứ tự",
}
MOST = 1_000  # named one by one for a statement
HERE, STORED = (", ".join(f"{table}.{column}" for column in COLUMNS) for table in ("here", "line"))
# A statement's own lines by their places in its newest reading: those that it brought, and those that stayed.
OWN = """(
    SELECT id, number AS position FROM statements_statementline
    WHERE statement_id = %(statement)s AND reading = %(reading)s AND replaced_by_id IS NULL
    UNION ALL
    SELECT stayed.id, again.number + stayed.number - again.earlier_number
    FROM statements_statementoverlap again JOIN statements_statementline stayed ON stayed.statement_id = again.earlier_id
        AND stayed.reading = again.earlier_reading
        AND stayed.number BETWEEN again.earlier_number AND again.earlier_number + again.rows - 1
    WHERE again.statement_id = %(statement)s AND again.reading = %(reading)s AND again.earlier_id = %(statement)s
)"""
CHANGED = f"""
SELECT here.number, {HERE}, {STORED}
FROM incoming_lines here JOIN {OWN} own ON own.position = here.number JOIN statements_statementline line USING (id)
WHERE ({HERE}, here.identity) IS DISTINCT FROM ({STORED}, line.identity)
ORDER BY here.number LIMIT {MOST}
"""  # noqa: S608 - names of our own columns
# Rows that are neither the statement's own, nor in a run of an earlier one, nor contradictory. Statements that were
# imported before runs were kept name none: there an equal line of the account is enough.
LOST = f"""
SELECT here.number, here.credit - here.debit, here.day, here.reference
FROM incoming_lines here
LEFT JOIN {OWN} own ON own.position = here.number
LEFT JOIN statements_statementoverlap run ON run.statement_id = %(statement)s AND run.reading = %(reading)s
    AND here.number BETWEEN run.number AND run.number + run.rows - 1
LEFT JOIN statements_statementline known ON known.statement_id = run.earlier_id AND known.reading = run.earlier_reading
    AND {content_of("known")} = {content_of("here")}
    AND known.number = run.earlier_number + CASE WHEN run.is_reversed THEN run.number + run.rows - 1 - here.number
        ELSE here.number - run.number END
WHERE own.id IS NULL AND known.id IS NULL AND here.number <> ALL(%(conflicts)s::int[]) AND (
    EXISTS (SELECT 1 FROM statements_statementoverlap WHERE statement_id = %(statement)s) OR NOT EXISTS (
        SELECT 1 FROM statements_statementline alike WHERE alike.account_id = %(account)s AND alike.identity = here.identity
    )
)
ORDER BY here.number LIMIT {MOST}
"""  # noqa: S608
ADDED = f"""
SELECT line.number, line.credit - line.debit, line.day, line.reference
FROM {OWN} own JOIN statements_statementline line USING (id) LEFT JOIN incoming_lines here ON here.number = own.position
WHERE here.number IS NULL OR own.position = ANY(%(conflicts)s::int[])
ORDER BY line.number LIMIT {MOST}
"""  # noqa: S608


def findings(statement: Statement) -> list[Finding]:
    """Held against the tables that `staging.fill` has just filled from the statement's file."""
    accepted = conflict_decisions.accepted(statement)
    conflicts = [each["number"] for each in statement.conflicts if each["number"] not in accepted]
    found = []
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE incoming_lines")
        given = {
            "statement": statement.pk,
            "account": statement.account_id,
            "conflicts": conflicts,
            "reading": statement.reading,
        }
        cursor.execute(CHANGED, given)
        for number, *values in cursor.fetchall():
            found += changed(statement, number, values[: len(COLUMNS)], values[len(COLUMNS) :])
        for sql, words in (
            (LOST, "có trong tệp nhưng đã mất khỏi sổ"),
            (ADDED, "có trong sổ nhưng không được nhập từ tệp"),
        ):
            cursor.execute(sql, given)
            found += [
                Finding("row", named(statement, number, day, reference), words, *amounts(sql, amount))
                for number, amount, day, reference in cursor.fetchall()
            ]
    return found


def amounts(sql: str, amount: int) -> tuple[int, int]:
    """(expected, found) of a row that is lost or added."""
    return (amount, 0) if sql is LOST else (0, amount)


def changed(statement: Statement, number: int, here: list, stored: list) -> list[Finding]:
    """One finding for each column that differs; for a row whose columns agree, its identity was touched."""
    record = named(statement, number, here[0], here[5])
    found = [
        each
        for label, one, other in zip(COLUMNS.values(), here, stored, strict=True)
        for each in difference("row", record, label, one, other)
    ]
    return found or [Finding("row", record, "mã nhận diện bị sửa")]


def named(statement: Statement, number: int, day, reference: str) -> str:
    return f"Sao kê {statement.pk}, dòng {number} ({day:%d/%m/%Y}{f', {reference}' if reference else ''})"
