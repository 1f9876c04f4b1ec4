"""A primary and a replica that follows it, of the embedded PostgreSQL's programs, on ports of this machine alone."""

import os
import time
from pathlib import Path
from typing import Any

import psycopg

from frontportal.embedded.layout import ServerPaths
from frontportal.embedded.programs import folder_of_programs

from .processes import Program, free_port, run

OWNER, SITE, NAME = "frontportal", "frontportal_site", "frontportal"
ACCESS = """
local all all trust
host all all 127.0.0.1/32 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
"""
CLEAN = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
LOCALE = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


class Cluster:
    """One PostgreSQL of the drill. `password` is that of both its roles."""

    def __init__(self, paths: ServerPaths, name: str, password: str) -> None:
        self.paths, self.name, self.password, self.port = paths, name, password, free_port()
        self.programs, self.data, self.log = (
            folder_of_programs(paths),
            paths.make_folder(name),
            paths.home / f"{name}.log",
        )
        self.sockets = paths.make_folder("sockets")
        self.options = {"cwd": "/", "env": CLEAN | {"PGPASSWORD": password}, **paths.identity}
        words = [str(self.programs / "postgres"), "-D", str(self.data)]
        for setting in (
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            f"unix_socket_directories={self.sockets}",
            "unix_socket_permissions=0700",
            f"hba_file={paths.home / 'access.conf'}",
        ):
            words += ["-c", setting]
        self.program = Program(f"PostgreSQL ({name})", words, self.log, **self.options)

    def make(self) -> None:
        """An empty cluster with both roles and the database, started."""
        access = self.paths.home / "access.conf"
        access.write_text(ACCESS, encoding="ascii")
        access.chmod(0o644)
        words = [str(self.programs / "initdb"), "-D", str(self.data), "-U", OWNER, "--auth=trust", *LOCALE]
        run("initdb", words, self.log, **self.options)
        self.start()
        with psycopg.connect(
            host=str(self.sockets), port=self.port, dbname="postgres", user=OWNER, autocommit=True
        ) as owner:
            owner.execute(f"ALTER ROLE {OWNER} PASSWORD '{self.password}'")
            owner.execute(f"CREATE ROLE {SITE} LOGIN PASSWORD '{self.password}'")
            owner.execute(f"CREATE DATABASE {NAME}")

    def follow(self, primary: "Cluster") -> None:
        """A copy of the primary that goes on following it, started."""
        source = f"host=127.0.0.1 port={primary.port} user={OWNER} password={self.password}"
        words = [
            str(self.programs / "pg_basebackup"),
            "-D",
            str(self.data),
            "-d",
            source,
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
        ]
        run("pg_basebackup", words, self.log, **self.options)
        self.start()

    def start(self) -> None:
        self.program.start(self.answers)

    def answers(self) -> bool:
        try:
            self.ask("SELECT 1", "postgres")
        except psycopg.OperationalError:
            return False
        return True

    def ask(self, question: str, database: str = NAME) -> list[tuple[Any, ...]]:
        """As the owner, over the socket, on a connection of its own."""
        given = {"host": str(self.sockets), "port": self.port, "dbname": database, "user": OWNER}
        with psycopg.connect(**given, autocommit=True, connect_timeout=5) as connection:
            cursor = connection.execute(question)
            return cursor.fetchall() if cursor.description else []

    def address(self, role: str, port: int | None = None) -> str:
        return f"postgres://{role}:{self.password}@127.0.0.1:{port or self.port}/{NAME}"

    def cut_connections(self) -> None:
        """All clients' connections, in the middle of whatever they do; the replica's goes on."""
        self.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )

    def wait_for(self, primary: "Cluster") -> None:
        """Returns when this replica has all that the primary has now."""
        ((position,),) = primary.ask("SELECT pg_current_wal_lsn()::text")
        while self.ask(f"SELECT pg_last_wal_replay_lsn() >= '{position}'") != [(True,)]:
            time.sleep(0.1)

    def pids(self) -> list[int]:
        """The server's, then its children's; none while it is down."""
        if self.program.process is None:
            return []
        server = self.program.process.pid
        children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split()
        return [server, *map(int, children)]

    def signal(self, number: int) -> None:
        """Its processes are in groups of their own."""
        for pid in self.pids():
            os.kill(pid, number)

    def processor_seconds(self) -> float:
        """Of all its processes, those included that have ended."""
        server, *children = self.pids()
        return ticks(server, with_ended=True) + sum(map(ticks, children))


def ticks(pid: int, *, with_ended: bool = False) -> float:
    """Processor seconds of a process; 0 for one that is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return sum(map(int, fields[11 : 15 if with_ended else 13])) / 100
