"""Rows that a statement keeps beside its lines, as staff may still read them."""

from frontportal.personal_data.models.deletion import Deletion
from frontportal.personal_data.models.hidden_words import HIDDEN
from welfare.statements.models.statement import Statement

MEMO_TERM = "statement-memos"  # of RetentionRule and Deletion
WORDS = ("memo", "counterparty", "counter_account", "text")


def readable(statement: Statement, rows: list[dict]) -> list[dict]:
    """Its contradictory rows, rows set aside or read again: without words once their time is over. One query where there are any."""
    is_over = rows and Deletion.objects.filter(kind=MEMO_TERM, record_key=statement.pk).exists()
    return [without_words(row) for row in rows] if is_over else rows


def without_words(row: dict) -> dict:
    stored = {"stored": without_words(row["stored"])} if "stored" in row else {}
    return row | {name: HIDDEN for name in WORDS if name in row} | stored
