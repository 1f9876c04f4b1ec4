"""How often one sender may use a public form. Who that is, nobody can tell a day later: only a hash is kept till then."""

from datetime import timedelta

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from frontportal.kit.web.client_address import client_address

from .counting import visitor_hash

# A window that has passed begins anew; those of others are forgotten on the way, locked rows not waited for.
COUNT = """
WITH forgotten AS (
    DELETE FROM visits_senderwindow WHERE id IN (
        SELECT id FROM visits_senderwindow WHERE since < %(forgotten)s AND sender <> %(sender)s
        LIMIT 100 FOR UPDATE SKIP LOCKED
    )
)
INSERT INTO visits_senderwindow AS held (sender, form, since, count) VALUES (%(sender)s, %(form)s, %(now)s, 1)
ON CONFLICT (sender, form) DO UPDATE SET
    since = CASE WHEN held.since < %(ended)s THEN excluded.since ELSE held.since END,
    count = CASE WHEN held.since < %(ended)s THEN 1 ELSE held.count + 1 END
RETURNING count
"""
FORGET_AFTER = timedelta(days=1)


def is_within(request: HttpRequest, form: str, *, most: int, window: timedelta) -> bool:
    """Count one more use of `form` (a name of at most 40 letters) by the request's sender; whether the window, of at
    most a day, has room for it. Counted in the database, so that all processes of the site count together.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        sender = visitor_hash(client_address(request), timezone.localdate(now))
        values = {"sender": sender, "form": form, "now": now, "ended": now - window, "forgotten": now - FORGET_AFTER}
        cursor.execute(COUNT, values)
        return cursor.fetchone()[0] <= most
