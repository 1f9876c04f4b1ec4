"""The audit's answers, and changes that went past it."""

import json
from io import StringIO

from django.core.management import call_command
from django.db import connection


def audited() -> tuple[int, dict]:
    out = StringIO()
    try:
        call_command("audit_ledger", "--json", stdout=out)
        code = 0
    except SystemExit as ended:
        code = ended.code
    return code, json.loads(out.getvalue())


def behind(sql: str, *given) -> None:
    """What somebody with the database's password may do: no trigger, no foreign key stops it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, given)
        assert cursor.rowcount == 1
        cursor.execute("SET LOCAL session_replication_role = origin")
