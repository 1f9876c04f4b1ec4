"""Settings about the database, from the environment: the primary, who owns it, what stands in front of it, what follows it."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from .replica.routing import REPLICA

# With a replica there is somewhere else to go: a machine that is gone is not waited for.
SOON = {"connect_timeout": 3, "tcp_user_timeout": 10_000}  # seconds, milliseconds
OF_OWNER = ("USER", "PASSWORD")
OF_SERVER = ("HOST", "PORT", "OPTIONS")


def database_settings(env: environ.Env, data_dir: Path) -> dict[str, Any]:
    """Django's settings and ours. Raises ImproperlyConfigured, with a sentence, where they don't fit together."""
    given = env.str("DATABASE_URL", default="")
    if given:
        primary = env.db_url("DATABASE_URL")
        owner = env.db_url("OWNER_DATABASE_URL") if env.str("OWNER_DATABASE_URL", default="") else {}
    else:
        # Both without a password: PostgreSQL asks the system who is at the other end of the socket.
        primary = {"ENGINE": "frontportal.embedded", "NAME": "frontportal", "USER": "frontportal_site"}
        primary["DATA_DIR"] = data_dir
        owner = {"USER": "frontportal", "PASSWORD": ""}
    is_pooled = env.bool("DATABASE_POOLED", default=False)
    if is_pooled and not (given and owner):
        raise ImproperlyConfigured(
            "DATABASE_POOLED=1 cần DATABASE_URL là địa chỉ của PgBouncer và OWNER_DATABASE_URL là địa chỉ thẳng tới "
            "PostgreSQL: nâng cấp, sao lưu và khôi phục không đi qua PgBouncer được."
        )
    primary |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": is_pooled}
    names = OF_OWNER + (OF_SERVER if is_pooled else ())
    return {
        "DATABASE_URL": given,
        "DATABASES": {"default": primary} | replica(env, primary),
        "DATABASE_ROUTERS": ["frontportal.replica.routing.ReplicaRouter"],
        "DATABASE_REPLICA_LAG": longest_lag(env),
        # Who migrates, where that is another than the site; see database_roles/roles.py.
        "DATABASE_OWNER": {name: owner.get(name, {} if name == "OPTIONS" else "") for name in names if owner},
        "SITE_ROLE": primary["USER"],
    }


def replica(env: environ.Env, primary: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The entry of DATABASES, if there is a replica; then the primary is not waited for long, either."""
    if not env.str("DATABASE_REPLICA_URL", default=""):
        return {}
    primary["OPTIONS"] = SOON | primary.get("OPTIONS", {})
    found = env.db_url("DATABASE_REPLICA_URL") | {"ENGINE": "frontportal.replica", "CONN_MAX_AGE": 60}
    found["OPTIONS"] = SOON | found.get("OPTIONS", {})
    found["TEST"] = {"MIRROR": "default"}
    return {REPLICA: found}


def longest_lag(env: environ.Env) -> int:
    seconds = env.int("DATABASE_REPLICA_LAG", default=5)
    if seconds < 1:
        raise ImproperlyConfigured(f"DATABASE_REPLICA_LAG={seconds} không hợp lệ. Hãy đặt số giây từ 1 trở lên.")
    return seconds
