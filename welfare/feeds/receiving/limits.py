"""How often one may call: counted in the database, so that all processes of the site count together."""

from django.db import connection

PER_MINUTE = 600  # signed calls of one feed; a fund that is known all over the country gets a few a second
UNSIGNED_PER_MINUTE = 60  # calls with a wrong key or secret, of all feeds together
REFUSED_A_DAY = 200  # calls of one feed that were refused and are remembered; more are answered and forgotten
UNSIGNED = "unsigned"
# One row a name: the table never grows. The clock is read anew, as now() stands still within a transaction.
COUNTED = """
INSERT INTO feeds_feedwindow AS held (name, minute, count) VALUES (%s, date_trunc('minute', clock_timestamp()), 1)
ON CONFLICT (name) DO UPDATE SET minute = excluded.minute,
    count = CASE WHEN held.minute = excluded.minute THEN held.count + 1 ELSE 1 END
RETURNING count
"""


def is_within(name: str, most: int) -> bool:
    """Count one more call under this name; whether the minute still has room for it."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [name])
        return cursor.fetchone()[0] <= most
