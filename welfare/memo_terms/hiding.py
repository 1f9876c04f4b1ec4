"""Which statements' words have had their time, and hiding them: in lines, in what a provider told of them, in entries made of them."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.models.functions import TruncDate

from frontportal.personal_data.models.deletion import Deletion
from welfare.statements.admin.readable_rows import MEMO_TERM
from welfare.statements.models.statement import Statement


def over_by(day: date) -> Any:
    """Statements that ended and were imported on the day or before, and are not hidden yet: who imports late has time to match."""
    hidden = Deletion.objects.filter(kind=MEMO_TERM).values("record_key")
    return (
        Statement.objects.filter(last_day__lte=day)
        .alias(on=TruncDate("created_at"))
        .filter(on__lte=day)
        .exclude(pk__in=hidden)
    )


def hide(statement: Statement) -> None:
    """The journal of deletions has to have it. What is hidden already stays so; lines that came since go with the others."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT memo_terms_hide(%s)", [statement.pk])
