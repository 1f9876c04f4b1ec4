"""All machines of the drill as programs on this one: begun in order, ended whatever happens."""

import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from frontportal.embedded.layout import paths_for

from .machines import pool
from .machines.clusters import OWNER, SITE, Cluster
from .machines.hosts import PROJECT, Host
from .machines.processes import environment, run

Tell = Callable[[str], None]


class DrillHosts:
    """`primary`, `replica`, `pool` (None without PgBouncer) and two `hosts`; `given` is the hosts' environment."""

    def __init__(self, folder: Path) -> None:
        paths, password = paths_for(folder), secrets.token_hex(16)
        self.folder = folder
        self.primary, self.replica = (Cluster(paths, name, password) for name in ("primary", "replica"))
        program = pool.found()
        self.pool = pool.Pool(program, self.primary, paths.home) if program else None
        self.given = {"DEMO": "1", "DATA_DIR": str(folder / "data"), "SECRET_KEY": secrets.token_urlsafe(64)}
        self.given["OWNER_DATABASE_URL"] = self.primary.address(OWNER)
        self.given["DATABASE_URL"] = self.primary.address(SITE, self.pool.port if self.pool else None)
        self.given["DATABASE_POOLED"] = "1" if self.pool else ""
        self.following = self.given | {"DATABASE_REPLICA_URL": self.replica.address(SITE)}
        self.hosts = [Host(name, self.following, folder) for name in ("A", "B")]
        self.alone = Host("không máy đọc", self.given, folder)

    def start(self, tell: Tell) -> None:
        tell("Máy chính và dữ liệu minh hoạ …")
        self.primary.make()
        if self.pool:
            self.pool.start()
        for words in (["migrate"], ["collectstatic", "--no-input"], ["demo"]):
            words = [sys.executable, "manage.py", *words, "--verbosity=0"]
            run(words[2], words, self.folder / "prepare.log", cwd=PROJECT, env=environment(self.given))
        tell("Máy đọc …")
        self.replica.follow(self.primary)
        self.replica.wait_for(self.primary)
        tell("Hai máy web …")
        for host in self.hosts:
            host.start()

    def end(self) -> None:
        programs = [host.program for host in (*self.hosts, self.alone)]
        programs += [self.pool.program] if self.pool else []
        for program in [*programs, self.replica.program, self.primary.program]:
            program.end()

    def keep_logs(self) -> Path:
        """What the hosts wrote, in a folder that stays."""
        folder = Path(tempfile.mkdtemp(prefix="scale-drill-logs-"))
        for host in self.hosts:
            shutil.copy(host.program.log, folder)
        return folder


@contextmanager
def scene(tell: Tell) -> Iterator[DrillHosts]:
    """Everything started; afterwards nothing of it runs and its folder is gone."""
    with ExitStack() as leaving:
        folder = Path(tempfile.mkdtemp(prefix="scale-drill-"))
        leaving.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.chmod(0o711)  # PostgreSQL's user, where that is another, must pass through
        made = DrillHosts(folder)
        leaving.callback(shutil.rmtree, made.primary.paths.home, ignore_errors=True)
        leaving.callback(made.end)
        made.start(tell)
        yield made
