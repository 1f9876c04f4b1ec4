"""The environment that the tests' settings read: fixed, whatever the machine or a `.env` file says.

Loaded as a pytest plugin (see pyproject.toml), since pytest-django reads the settings before any conftest.
DATABASE_URL and DATA_DIR stay as given: on which PostgreSQL the tests run is the machine's affair. `bin/test` gives the
folder `.tests`, in which nothing lies but the databases of tests.
"""

import fcntl
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = ROOT / ".tests"
HANGING = 600  # seconds after which a test takes a process or thread for hanging: no bound of anything that is tested

os.environ |= {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "DEMO": "0",
    "DEBUG": "0",
    "HTTPS": "0",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
    "SITE_URL": "",
    "TRUSTED_PROXIES": "0",
    "SIGNATURE_ROOTS": str(
        DATA_DIR / "certificates"
    ),  # the demonstration's invented issuer is known to no site beside the tests
}


def pytest_addoption(parser):
    group = parser.getgroup("portal")
    group.addoption("--variants", type=int, default=800, help="how many files the generator of statements tries")
    group.addoption("--variant", default="", help="the one variant to try, as a failing test printed it")


def pytest_sessionstart(session):
    """One run in a data folder at a time: two would drop each other's databases."""
    if hasattr(session.config, "workerinput") or session.config.option.collectonly:
        return
    from django.conf import settings  # read only now: what they read is settled by then

    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    session.config.add_cleanup(alone_in(settings.DATA_DIR, reporter.write_line).close)


def alone_in(folder: Path, tell: Callable[[str], None]) -> IO:
    """A file that no other run holds, to be closed when the run is over; waits for another one, and says so."""
    folder.mkdir(parents=True, exist_ok=True)
    held = (folder / "tests.lock").open("w")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        tell("Another run of the tests is at work here; this one waits until it is over.")
        fcntl.flock(held, fcntl.LOCK_EX)
    return held
