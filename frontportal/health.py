"""`/healthz`: whether the database answers and every migration is applied."""

from functools import cache

from django.db import DatabaseError, ProgrammingError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

APPLIED = "SELECT app, name FROM django_migrations"


@never_cache
def healthz(request) -> JsonResponse:
    """200 `{"database": "ok", "migrations": "ok"}`; 503 saying which of the two is not well."""
    state = {"database": "down", "migrations": "unknown"}
    try:
        with connection.cursor() as cursor:
            cursor.execute(APPLIED)
            applied = set(cursor.fetchall())
        state = {"database": "ok", "migrations": "ok" if known_migrations() <= applied else "missing"}
    except ProgrammingError:  # there is no such table
        state = {"database": "ok", "migrations": "missing"}
    except DatabaseError:
        pass
    return JsonResponse(state, status=200 if set(state.values()) == {"ok"} else 503)


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """(app, name) of those that come with this code, which a process reads from disk once."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
