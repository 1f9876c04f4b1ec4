"""One at a time for an account: of two calls about one transaction, the second sees what the first has stored."""

from django.db import connection

TAKE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))"


def lock_account(account: int) -> None:
    """Until the end of the transaction. An import of a statement locks otherwise: no call waits for a long file."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [f"feeds of account {account}"])
