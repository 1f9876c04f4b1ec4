"""Every kept file read again, and put beside the statement that was made of it."""

from collections.abc import Iterator
from contextlib import closing

from django.db import connection, transaction
from django.utils import timezone

from welfare.bankfiles.read import read_encoded
from welfare.bankterms.model import FileRefusedError
from welfare.statements.line_search.sql import fetch_row
from welfare.statements.models.statement import Statement
from welfare.statements.store import archive, conflict_decisions, importer, staging

from . import lines, memos
from .finding import Finding, difference

ENCODER = "welfare.statements.store.row_encoder:RowEncoderWithoutWords"


def findings(statement: Statement) -> Iterator[Finding]:
    """What differs between the file, the statement and its lines."""
    path = archive.path_of(statement.sha256)
    if not path.is_file():
        yield Finding("file", name(statement), f"không còn tệp gốc “{statement.file_name}”")
    elif archive.digest(path) != statement.sha256:
        yield Finding("file", name(statement), f"tệp gốc “{statement.file_name}” bị thay, không còn khớp mã SHA-256")
    else:
        yield from against_file(statement, path)
    yield from against_lines(statement)
    yield from memos.findings(statement)


def name(statement: Statement) -> str:
    return f"Sao kê {statement.pk} ({statement})"


@transaction.atomic
def against_file(statement: Statement, path) -> list[Finding]:
    """The statement's totals and lines as the file gives them when it is read as on the day of the import."""
    try:
        today = timezone.localdate(statement.created_at)
        reading = read_encoded(path, name=statement.file_name, today=today, encoder=ENCODER)
        with closing(reading.batches):
            proof = importer.stream_rows(reading, None, staging.fill)
    except FileRefusedError as refused:
        return [Finding("file", name(statement), f"tệp gốc không đọc lại được: {refused.message.rstrip('.')}")]
    first, last = fetch_row(importer.SPAN)
    values = {
        "size": path.stat().st_size,
        "layout": reading.layout,
        "rows": proof.rows,
        "credit": proof.credit,
        "debit": proof.debit,
        "opening": proof.opening,
        "closing": proof.closing,
        "first_day": first,
        "last_day": last,
        "proof_kind": proof.kind,
        "outcome": proof.outcome,
        "proven_rows": proof.proven_rows,
    }
    found = [each for field, value in values.items() for each in own(statement, field, value)]
    if statement.proof != proof.as_json():
        found.append(Finding("statement", name(statement), "kết quả đối soát không còn như khi đọc lại tệp"))
    return found + lines.findings(statement)


def own(statement: Statement, field: str, value) -> list[Finding]:
    label = statement._meta.get_field(field).verbose_name
    return difference("statement", name(statement), label, value, getattr(statement, field))


def against_lines(statement: Statement) -> list[Finding]:
    """The statement's own counts."""
    there = statement.lines.current().count()
    accepted = len(conflict_decisions.accepted(statement))
    counted = statement.new + statement.known + len(statement.conflicts)
    return [
        *difference("statement", name(statement), "số dòng nhập mới", there, statement.new + accepted),
        *difference(
            "statement", name(statement), "dòng nhập mới, đã nhập trước và không khớp cộng lại", statement.rows, counted
        ),
    ]


def strays() -> Iterator[Finding]:
    """Lines without their statement, or under another account than it."""
    with connection.cursor() as cursor:
        cursor.execute(STRAYS)
        for key, number, statement, amount in cursor.fetchall():
            yield Finding(
                "row", f"Dòng {number} (mã {key})", f"không thuộc sao kê nào đúng, ghi sao kê {statement}", 0, amount
            )


STRAYS = """
SELECT line.id, line.number, line.statement_id, line.credit - line.debit
FROM statements_statementline line LEFT JOIN statements_statement statement ON statement.id = line.statement_id
WHERE statement.id IS NULL OR statement.account_id <> line.account_id
ORDER BY line.id LIMIT 1000
"""
