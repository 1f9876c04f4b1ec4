"""A statement whose words are hidden was read again, or rows of it were taken after all: its new lines say no more than the old."""

from typing import Any

from frontportal.personal_data.models.deletion import Deletion
from welfare.statements.admin.readable_rows import MEMO_TERM
from welfare.statements.models.statement import Statement

from .hiding import hide


def after_import(statement: Statement, *, by: Any) -> None:
    if Deletion.objects.filter(kind=MEMO_TERM, record_key=statement.pk).exists():
        hide(statement)
