"""A file's rows, staged again as at the import, beside the lines that are stored: changed, deleted, added."""

from django.db import connection

from ..models import Statement
from .finding import Finding, difference

COLUMNS = {
    "day": "ngày",
    "time": "giờ",
    "debit": "ghi nợ",
    "credit": "ghi có",
    "balance": "số dư",
    "reference": "số chứng từ",
    "memo": "nội dung",
    "counterparty": "bên kia",
    "counter_account": "tài khoản bên kia",
    "page": "trang",
    "line": "dòng trong tệp",
    "sequence": "số thứ tự",
}
MOST = 1_000  # named one by one for a statement
HERE, STORED = (", ".join(f"{table}.{column}" for column in COLUMNS) for table in ("here", "line"))
CHANGED = f"""
SELECT here.number, {HERE}, {STORED}
FROM welfare_incoming here JOIN welfare_place place USING (number)
JOIN welfare_statementline line ON line.statement_id = %s AND line.number = here.number
WHERE ({HERE}, place.identity, place.ordinal) IS DISTINCT FROM ({STORED}, line.identity, line.ordinal)
ORDER BY here.number LIMIT {MOST}
"""  # noqa: S608 - names of our own columns
LOST = f"""
SELECT here.number, here.credit - here.debit, here.day, here.reference
FROM welfare_incoming here JOIN welfare_place place USING (number)
LEFT JOIN welfare_statementline known
    ON known.account_id = %s AND known.identity = place.identity AND known.ordinal = place.ordinal
LEFT JOIN welfare_statementline own ON own.statement_id = %s AND own.number = here.number
WHERE known.id IS NULL AND own.id IS NULL AND here.number <> ALL(%s)
ORDER BY here.number LIMIT {MOST}
"""  # noqa: S608
ADDED = f"""
SELECT line.number, line.credit - line.debit, line.day, line.reference
FROM welfare_statementline line LEFT JOIN welfare_incoming here USING (number)
WHERE line.statement_id = %s AND (here.number IS NULL OR line.number = ANY(%s))
ORDER BY line.number LIMIT {MOST}
"""  # noqa: S608


def findings(statement: Statement) -> list[Finding]:
    """Held against the tables that `staging.fill` has just filled from the statement's file."""
    conflicts = [each["number"] for each in statement.conflicts]
    found = []
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE welfare_incoming")
        cursor.execute(CHANGED, [statement.pk])
        for number, *values in cursor.fetchall():
            found += changed(statement, number, values[: len(COLUMNS)], values[len(COLUMNS) :])
        for sql, given, words in (
            (LOST, [statement.account_id, statement.pk, conflicts], "có trong tệp nhưng đã mất khỏi sổ"),
            (ADDED, [statement.pk, conflicts], "có trong sổ nhưng không được nhập từ tệp"),
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
