"""Stored memos that no bank wrote: words once taken for numbers of glyphs, characters that nobody sees."""

from collections.abc import Iterator

from django.db import connection

from frontportal.kit.values.money import dong
from welfare.bankterms.text.glyphs import looks_like_glyph_garbage
from welfare.bankterms.text.words import is_clean
from welfare.statements.models.statement import Statement

from .finding import Finding

# Memos of plain ASCII without "=" are none of them; most are.
DOUBTFUL = """
SELECT number, memo FROM statements_statementline
WHERE statement_id = %s AND replaced_by_id IS NULL AND (memo ~ '[^ -<>-~]' OR memo LIKE '%%=%%' OR memo <> btrim(memo)) ORDER BY number
"""


def findings(statement: Statement) -> Iterator[Finding]:
    """One for the statement, with the first of its lines that were read wrongly: their file can be read again."""
    with connection.cursor() as cursor:
        cursor.execute(DOUBTFUL, [statement.pk])
        wrong = [number for number, memo in cursor if not is_clean(memo) or looks_like_glyph_garbage(memo)]
    if wrong:
        shown = ", ".join(map(str, wrong[:5]))
        words = f"{dong(len(wrong))} dòng có nội dung bị đọc sai chữ (dòng {shown}{'…' if wrong[5:] else ''}); hãy đọc lại tệp"
        yield Finding("row", f"Sao kê {statement.pk} ({statement})", words)
