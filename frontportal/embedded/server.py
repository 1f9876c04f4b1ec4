"""One PostgreSQL server for one data folder: made, started and stopped by whoever comes first or leaves last.

The server outlives the process that started it, so that no other one is cut off. Every process that uses it
holds the lock `in-use` together with the others; the programs in `bin/` stop the server when they end and
nobody else holds that lock.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql

from .layout import EmbeddedError, ServerPaths
from .locks import alone, share
from .postmaster import PostmasterStatus, is_alive
from .programs import folder_of_programs

NAME = "frontportal"  # of the database and of its owner
SITE = "frontportal_site"  # the role that pages are served with; what it may do is granted after each migrate
VERSION = "17"
SOCKETS = "frontportal-"
PATIENCE = 15  # seconds for children of a killed server to let go of its memory
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_destination": "stderr",
    "logging_collector": "on",
    "log_directory": "../log",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    # Rows and statements hold names, telephone and account numbers: none of them belongs in a log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


class Server:
    """The server of one data folder. Every method may be called by many processes at the same moment."""

    def __init__(self, paths: ServerPaths):
        self.paths = paths
        self.data = paths.home / "data"
        self._using: int | None = None

    def enter(self) -> None:
        """Say that this process uses the server, until it ends or `leave`s."""
        if self._using is None:
            self._using = share(self.paths.home / "in-use")

    def leave(self) -> None:
        """Take back `enter`."""
        if self._using is not None:
            os.close(self._using)
            self._using = None

    def sockets(self) -> Path | None:
        """The folder of the running server's socket; None while no server is ready."""
        found = PostmasterStatus.of(self.data)
        return found.sockets if found and found.state == "ready" and found.is_running(self.data) else None

    def start(self) -> Path:
        """Make the cluster if there is none, start the server if it is down; returns the folder of its socket.

        Raises EmbeddedError with the end of the server's log where it will not start.
        """
        ready = self.sockets()
        if ready is None:
            with alone(self.paths.home / "starting"):
                ready = self.sockets() or self._start()
        return ready

    def stop(self) -> None:
        """Stop the server, cutting off whoever uses it; returns when it is gone."""
        with alone(self.paths.home / "starting"):
            found = PostmasterStatus.of(self.data)
            if found is None or not found.is_running(self.data):
                return
            os.kill(found.pid, signal.SIGINT)  # PostgreSQL's "fast": roll back, write out, end
            while is_alive(found.pid):
                time.sleep(0.02)
            self._forget(found)

    def stop_if_unused(self) -> bool:
        """Stop the server unless a process that has `enter`ed still lives; returns whether it was unused."""
        if not self.data.exists():
            return True
        with alone(self.paths.home / "in-use", wait=False) as unused:
            if unused:
                self.stop()
        return unused

    def _start(self) -> Path:
        programs = folder_of_programs(self.paths)
        self.paths.make_folder("log")
        if not self.data.exists():
            self._make_cluster(programs)
        version = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if version != VERSION:
            raise EmbeddedError(f"Dữ liệu ở {self.data} thuộc PostgreSQL {version}; bản đi kèm là {VERSION}.")
        until = time.monotonic() + PATIENCE
        while (ready := self._launch(programs)) is None:
            if time.monotonic() > until:
                raise EmbeddedError(f"Không khởi động được cơ sở dữ liệu. PostgreSQL báo:\n{self._last_words()}")
            time.sleep(0.5)
        self.make_missing(ready)
        return ready

    def _make_cluster(self, programs: Path) -> None:
        # Made aside and renamed: an initdb cut short leaves nothing that looks like a cluster.
        # The wheel has no ICU. The built-in locale knows every letter's case; LC_CTYPE must be UTF-8
        # too, because trigrams and text search still ask the C library what a letter is.
        shutil.rmtree(self.paths.home / "data.part", ignore_errors=True)
        draft = self.paths.make_folder("data.part")
        words = ["-D", str(draft), "-U", NAME, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums", "--no-instructions"]
        with open(self.paths.home / "log" / "initdb.log", "wb") as log:
            made = self._run([str(programs / "initdb"), *words], stdout=log, stderr=log)
        if made.returncode:
            raise EmbeddedError(f"Không tạo được cơ sở dữ liệu. PostgreSQL báo:\n{self._last_words('initdb.log')}")
        draft.rename(self.data)

    def _launch(self, programs: Path) -> Path | None:
        """Start the server once; returns the folder of its socket, or None where it ended instead."""
        stale = PostmasterStatus.of(self.data)
        if stale is not None:
            self._forget(stale)
        sockets = Path(tempfile.mkdtemp(prefix=SOCKETS, dir="/tmp"))  # short, 0700 and not to be guessed
        if self.paths.user is not None:
            os.chown(sockets, self.paths.user.pw_uid, self.paths.user.pw_gid)
        words = [str(programs / "postgres"), "-D", str(self.data), "-c", f"unix_socket_directories={sockets}"]
        for name, value in (SETTINGS | self._write_access()).items():
            words += ["-c", f"{name}={value}"]
        # Not pg_ctl: its shell line breaks on some paths. The shell here only lets go of its child, so
        # that the server is nobody's zombie when it is killed; words reach it untouched.
        with open(self.paths.home / "log" / "start.log", "wb") as log:
            shell = ["/bin/sh", "-c", '"$@" </dev/null >&2 & echo $!', "sh", *words]
            started = self._run(shell, stdout=subprocess.PIPE, stderr=log, start_new_session=True, stale=stale)
        pid = int(started.stdout)
        while is_alive(pid):
            note = PostmasterStatus.of(self.data)
            if note is not None and note.pid == pid and note.state == "ready":
                return sockets
            time.sleep(0.02)
        shutil.rmtree(sockets, ignore_errors=True)
        return None

    def _write_access(self) -> dict[str, str]:
        """Who may connect, in PostgreSQL's two files for it: root, and the user whose data these are; each as either role.

        The system says who is at the other end of the socket. `nobody` runs other people's services, too, so where root has
        handed the server to it, it may not.
        """
        try:
            users = {"root", self.paths.user.pw_name if self.paths.user else pwd.getpwuid(os.geteuid()).pw_name}
        except KeyError:  # a container's number without a name: then the folder of the socket, 0700, is the door
            return {}
        if self.paths.user is not None:
            users.discard("nobody")
        lines = {
            "hba": ["local all all peer map=portal", "local replication all peer map=portal"],
            "ident": [f'portal "{user}" {role}' for user in sorted(users) for role in (NAME, SITE)],
        }
        for name, text in lines.items():
            path = self.paths.home / f"pg_{name}.conf"
            path.write_text("\n".join([*text, ""]), encoding="utf-8")
            path.chmod(0o644)  # whatever root's umask: the server's user reads them
        return {f"{name}_file": str(self.paths.home / f"pg_{name}.conf") for name in lines}

    def _run(
        self, words: list[str], *, stale: PostmasterStatus | None = None, **options
    ) -> subprocess.CompletedProcess:
        # A clean environment: a stray PGDATA or PGPORT of the caller must not reach the server.
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
        if stale is not None and not stale.is_running(self.data):
            # PostgreSQL takes any living process of that number for a server, except the one named here.
            # It goes on checking the shared memory, so a killed server's last children are waited for.
            environment["PG_GRANDPARENT_PID"] = str(stale.pid)
        try:
            return subprocess.run(words, cwd="/", env=environment, check=False, **self.paths.identity, **options)
        except OSError as error:
            raise EmbeddedError(f"Không chạy được {words[0]}: {error.strerror}.") from error

    def make_missing(self, sockets: Path) -> bool:
        """Make the database and the site's role; returns whether one was missing: a server that an older release left has none."""
        missing = 0
        with psycopg.connect(host=str(sockets), dbname="postgres", user=NAME, autocommit=True) as connection:
            for known, name, command in (
                ("SELECT 1 FROM pg_database WHERE datname = %s", NAME, "CREATE DATABASE {}"),
                ("SELECT 1 FROM pg_roles WHERE rolname = %s", SITE, "CREATE ROLE {} LOGIN"),
            ):
                if connection.execute(known, [name]).fetchone() is None:
                    connection.execute(sql.SQL(command).format(sql.Identifier(name)))
                    missing += 1
        return missing > 0

    def _forget(self, stale: PostmasterStatus) -> None:
        """Remove the folder of a dead server's socket, if it is one of ours."""
        folder = stale.sockets
        if folder and folder.parent == Path("/tmp") and folder.name.startswith(SOCKETS) and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)

    def _last_words(self, name: str = "") -> str:
        logs = (
            [self.paths.home / "log" / name]
            if name
            else sorted((self.paths.home / "log").glob("*.log"), key=lambda log: log.stat().st_mtime)[-2:]
        )
        return "\n".join("\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:]) for log in logs)
