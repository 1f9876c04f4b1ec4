"""`/healthz`: whether the database answers and every migration is applied."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request) -> JsonResponse:
    """200 `{"database": "ok", "migrations": "ok"}`; 503 saying which of the two is not well."""
    state = {"database": "down", "migrations": "unknown"}
    try:
        executor = MigrationExecutor(connection)
        state["database"] = "ok"
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        state["migrations"] = "missing" if missing else "ok"
    except DatabaseError:
        pass
    return JsonResponse(state, status=200 if set(state.values()) == {"ok"} else 503)
