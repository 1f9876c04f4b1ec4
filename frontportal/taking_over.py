"""How a new release takes over from the site that runs, without a moment in which nobody answers.

`bin/release` asks the site's first process (USR2) to start another one from the folder that RELEASE_FOLDER names now: new code,
settings and packages, the same sockets. Its first worker loads everything and asks the database; only then is the old site told
to finish what it has. A release that can not serve ends there, and the old one goes on. HUP would not do: gunicorn's first
process has settings and libraries of the release it was started from, and all workers inherit them.
"""

import os
import signal
from pathlib import Path
from typing import Any

from frontportal.kit.web.site_address import STAFF_SITE

FIRST_SYSTEMD_SOCKET = 3
PUBLIC = "/healthz"  # one of the public's addresses
PIPE = "SITE_PIPE"  # names both ends of the pipe by which started processes know that the site lives


def pid_file(port: str) -> Path:
    """Where gunicorn notes its first process, and one that is about to take over with ".2" behind."""
    from django.conf import settings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    folder: Path = settings.DATA_DIR / "serving"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{port}.pid"


def own_pid_file(port: str) -> Path:
    """The same for a site that starts. Where it takes over from none, what a machine that lost its power left names a stranger."""
    path = pid_file(port)
    if "GUNICORN_PID" not in os.environ:
        path.unlink(missing_ok=True)
    return path


def prepare_to_become_next(server: Any) -> None:
    """Runs between fork and exec, where an exception would have this copy of the old site end the old one's workers."""
    try:
        hand_over(server, server.cfg.env_orig)
    except BaseException as error:
        server.log.error("The next release can not be started: %s", error)
        os._exit(1)


def hand_over(server: Any, environment: dict[str, str]) -> None:
    """Complete what the next site is started with; `environment` will be its own."""
    from frontportal.child_processes import site_lifetime

    ends = site_lifetime.pipe() or ()
    for end in ends:
        os.set_inheritable(end, True)
    environment[PIPE] = " ".join(map(str, ends))
    if server.systemd:  # gunicorn has moved them, and the next one will look where systemd puts them
        for number, listener in enumerate(server.LISTENERS):
            os.dup2(listener.fileno(), FIRST_SYSTEMD_SOCKET + number)
    if folder := environment.get("RELEASE_FOLDER"):
        home = Path(folder).resolve(strict=True)
        program = home / ".venv" / "bin" / "python"
        if not os.access(program, os.X_OK):
            raise FileNotFoundError(program)
        words = [str(program), "-m", "gunicorn", *server.START_CTX["args"][2:]]
        server.START_CTX |= {"cwd": str(home), 0: str(program), "args": words}


def inherited_pipe() -> tuple[int, int] | None:
    """What the last release has left, for this process and its workers alone; None where there was none."""
    ends = [int(end) for end in os.environ.pop(PIPE, "").split()]
    for end in ends:
        os.set_inheritable(end, False)
    return (ends[0], ends[1]) if ends else None


def begin_to_serve(worker: Any) -> None:
    """Raises RuntimeError, and gunicorn ends all of this release, where a next release can not answer. Every module of public pages is
    loaded before the first visitor comes, who would wait a second for it; the admin's, too, by a worker that takes another's place.
    """
    old = os.environ.get("GUNICORN_PID", "")
    # Else it was started by nobody else, or what started it has gone already.
    is_next = bool(old) and noted(Path(worker.cfg.pidfile)) == int(old)
    if worker.app.app_uri == "frontportal.wsgi":
        from django.db import connections

        try:
            answer = own_health()
            if is_next or worker.age > worker.cfg.workers:  # others answer meanwhile
                load(STAFF_SITE)
        except Exception:
            if is_next:
                raise
            worker.log.exception("Chưa nạp trước được các trang.")
        else:
            if is_next and answer.status_code != 200:
                raise RuntimeError(f"bản mới chưa phục vụ được: {answer.content.decode()}")
            connections.close_all()  # this thread asks no more
    if is_next:
        notify_systemd(worker)
        os.kill(int(old), signal.SIGTERM)


def own_health() -> Any:
    """What `/healthz` answers here: every address and page module is loaded, the database is there and migrated."""
    from django.test import RequestFactory
    from django.urls import resolve

    return resolve(PUBLIC).func(RequestFactory().get(PUBLIC))


def load(address: str) -> None:
    """Import the modules of all pages up to this one: those of the public, or those of the admin besides."""
    from django.urls import resolve

    resolve(address)


def notify_systemd(worker: Any) -> None:
    from gunicorn import systemd

    systemd.sd_notify(f"MAINPID={worker.ppid}", worker.log)


def noted(path: Path) -> int:
    """The process that a file names; 0 where there is none of that number."""
    try:
        pid = int(path.read_text(encoding="ascii"))
        os.kill(pid, 0)
    except (OSError, ValueError):
        return 0
    return pid


def is_site(pid: int) -> bool:
    """Whether a process is the first one of a site, as far as the system tells."""
    try:
        return b"frontportal.serving" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return not Path("/proc/self").exists() and pid > 0


def environment_of(pid: int) -> dict[str, str]:
    """What a process was started with; empty where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace")
    except OSError:
        return {}
    return dict(line.split("=", 1) for line in text.split("\0") if "=" in line)
