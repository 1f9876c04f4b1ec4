"""`/healthz`: whether the database answers and every migration is applied; `/readyz`: whether files can be stored, too."""

import os
import shutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, ProgrammingError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

APPLIED = "SELECT app, name FROM django_migrations"
LEAST_FREE = 100 * 1024 * 1024  # bytes, below which an upload would fail halfway


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 `{"database": "ok", "migrations": "ok"}`; 503 saying which of the two is not well."""
    return answer(database_state())


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """As healthz, and `{"writable": …, "files": …}`: whether this host can take work that is to be stored."""
    return answer(database_state() | {"writable": writable_state(), "files": files_state()})


def answer(state: dict[str, str]) -> JsonResponse:
    return JsonResponse(state, status=200 if set(state.values()) == {"ok"} else 503)


def database_state() -> dict[str, str]:
    try:
        return {"database": "ok", "migrations": "missing" if missing_migrations() else "ok"}
    except DatabaseError:
        return {"database": "down", "migrations": "unknown"}


def missing_migrations() -> frozenset[tuple[str, str]]:
    """(app, name) of those that this code has and the database has not. Raises DatabaseError where none answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(APPLIED)
            return known_migrations() - set(cursor.fetchall())
    except ProgrammingError:  # there is no such table
        return known_migrations()


def writable_state() -> str:
    """A database that only follows another one takes no writes."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('transaction_read_only') = 'on' OR pg_is_in_recovery()")
            return "read-only" if cursor.fetchone()[0] else "ok"
    except DatabaseError:
        return "unknown"


def files_state() -> str:
    folder = existing(Path(settings.DATA_DIR))
    if not os.access(folder, os.W_OK | os.X_OK):
        return "not writable"
    return "ok" if shutil.disk_usage(folder).free >= LEAST_FREE else "full"


def existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there: where it will be made."""
    return folder if folder.exists() else existing(folder.parent)


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """(app, name) of those that come with this code: names of files. Django's loader would run all of them for it."""
    packages = {each.label: MigrationLoader.migrations_module(each.label)[0] for each in apps.get_app_configs()}
    return frozenset(
        (label, module.name)
        for label, package in packages.items()
        if package and find_spec(package)
        for module in iter_modules(import_module(package).__path__)
        if not module.ispkg and module.name[0] not in "_~"
    )
