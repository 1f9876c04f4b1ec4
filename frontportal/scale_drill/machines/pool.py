"""PgBouncer in transaction mode before the primary, where this machine has one."""

import os
import shutil
import signal
from pathlib import Path

from .clusters import OWNER, SITE, Cluster
from .processes import Program, free_port, listens

INI = """
[databases]
{name} = host=127.0.0.1 port={primary}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {users}
pool_mode = transaction
max_client_conn = 200
default_pool_size = 12
query_wait_timeout = 10
server_connect_timeout = 3
server_login_retry = 1
"""


def found() -> str | None:
    """Path of the program: PGBOUNCER names it, else it is looked for."""
    return os.environ.get("PGBOUNCER") or shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")


class Pool:
    def __init__(self, program: str, primary: Cluster, folder: Path) -> None:
        self.port, self.primary, users, ini = free_port(), primary, folder / "users.txt", folder / "pgbouncer.ini"
        users.write_text("".join(f'"{role}" "{primary.password}"\n' for role in (OWNER, SITE)), encoding="ascii")
        ini.write_text(INI.format(name=OWNER, primary=primary.port, port=self.port, users=users), encoding="ascii")
        identity = primary.paths.identity
        for path in (users, ini):
            path.chmod(0o600)
            if identity:
                os.chown(path, identity["user"], identity["group"])
        log = folder / "pgbouncer.log"
        self.program = Program("PgBouncer", [program, str(ini)], log, ending=signal.SIGTERM, cwd="/", **identity)

    def start(self) -> None:
        self.program.start(lambda: listens(self.port))
