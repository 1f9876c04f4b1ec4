"""Counting readings and adding them up. Plain SQL: one statement each, safe when many processes count at once."""

import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from frontportal.replica.routing import read_connection

from .models import SITE

FORGET_AFTER = timedelta(minutes=30)
ONLINE_WITHIN = timedelta(minutes=5)

# A reader of the last half hour is not fresh, so a reload adds nothing; what is older is forgotten on the way.
# Rows are taken in the order of their keys and locked rows are not waited for when forgetting: processes that meet
# queue up instead of deadlocking.
COUNT = """
WITH given AS (
    SELECT visitor, page, max(seen_at) AS seen_at, max(day) AS day
    FROM unnest(%(visitors)s::text[], %(pages)s::text[], %(moments)s::timestamptz[], %(days)s::date[])
        AS given (visitor, page, seen_at, day)
    GROUP BY visitor, page
), forgotten AS (
    DELETE FROM visits_presence WHERE id IN (
        SELECT id FROM visits_presence WHERE seen_at < %(forgotten)s AND visitor <> ALL (%(visitors)s::text[])
        FOR UPDATE SKIP LOCKED
    )
), seen AS (
    INSERT INTO visits_presence AS known (visitor, page, seen_at, fresh)
    SELECT visitor, page, seen_at, true FROM given ORDER BY visitor, page
    ON CONFLICT (visitor, page) DO UPDATE
    SET fresh = known.seen_at < %(forgotten)s, seen_at = greatest(known.seen_at, excluded.seen_at)
    RETURNING visitor, page, fresh
)
INSERT INTO visits_dailycount AS counter (day, page, count)
SELECT day, page, count(*) FROM seen JOIN given USING (visitor, page) WHERE fresh GROUP BY day, page ORDER BY page, day
ON CONFLICT (page, day) DO UPDATE SET count = counter.count + excluded.count
"""

NEW_SALT = """
WITH former AS (DELETE FROM visits_salt WHERE day < %(day)s)
INSERT INTO visits_salt AS salt (day, key) VALUES (%(day)s, %(key)s)
ON CONFLICT (day) DO UPDATE SET day = salt.day RETURNING key
"""

TOTALS = """
SELECT coalesce(sum(count), 0) + (SELECT coalesce(sum(count), 0) FROM visits_baseline WHERE page = %(page)s),
       coalesce(sum(count) FILTER (WHERE day >= %(week)s), 0),
       coalesce(sum(count) FILTER (WHERE day >= %(month)s), 0),
       coalesce(sum(count) FILTER (WHERE day >= %(year)s), 0),
       (SELECT count(*) FROM visits_presence WHERE page = %(page)s AND seen_at >= %(online)s)
FROM visits_dailycount WHERE page = %(page)s
"""

salt_of_day: tuple[date, bytes] | None = None


class Reading(NamedTuple):
    """That somebody read a page; `visitor` is a hash."""

    visitor: str
    page: str
    at: datetime
    day: date


def reading(*, address: str, agent: str, page: str) -> Reading:
    """A reading of `page` by whoever has this network address and browser, of which only a hash is kept, under a key
    that is gone tomorrow. No statement, one when the day's key is new to the process.
    """
    now = timezone.now()
    day = timezone.localdate(now)
    return Reading(visitor_hash(f"{address}\n{agent}", day), page, now, day)


def count(*readings: Reading) -> None:
    """Count readings of pages, and each as a visit to the site, in one statement."""
    if not readings:
        return
    rows = [(each.visitor, page, each.at, each.day) for each in readings for page in (SITE, each.page)]
    names = ("visitors", "pages", "moments", "days")
    values = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values | {"forgotten": timezone.now() - FORGET_AFTER})


def visitor_hash(trace: str, day: date) -> str:
    """The reader's hash for a day; each process fetches the day's key once."""
    global salt_of_day
    salt = salt_of_day
    if salt is None or salt[0] != day:
        with connection.cursor() as cursor:
            cursor.execute(NEW_SALT, {"day": day, "key": secrets.token_bytes(32)})
            salt = salt_of_day = (day, bytes(cursor.fetchone()[0]))
    return hmac.new(salt[1], trace.encode(), hashlib.sha256).hexdigest()[:32]


def totals(page: str = SITE) -> dict[str, int]:
    """`{"total", "week", "month", "year", "online"}` of a page in one query; the total includes the baseline."""
    now = timezone.now()
    today = timezone.localdate(now)
    with read_connection().cursor() as cursor:
        cursor.execute(
            TOTALS,
            {
                "page": page,
                "week": today - timedelta(days=today.weekday()),
                "month": today.replace(day=1),
                "year": today.replace(month=1, day=1),
                "online": now - ONLINE_WITHIN,
            },
        )
        found = cursor.fetchone()
    return dict(zip(("total", "week", "month", "year", "online"), map(int, found), strict=True))
