"""A pool lends its sessions: dumps go past it to the server, and nothing that the site asks belongs to a session."""

import re
from pathlib import Path

import pytest
from django.db import connection

from frontportal.operations.backups import postgres

PROJECT = Path(__file__).resolve().parent.parent.parent
OF_A_SESSION = re.compile(
    r"pg_(?:try_)?advisory_lock|pg_advisory_unlock|\bLISTEN [a-z]|\bSET SESSION\b|WITH HOLD|TEMP TABLE [^;\"]*\)\n?\""
)
SAMPLES = [
    "SELECT pg_try_advisory_lock(1)",
    "LISTEN changes",
    'CREATE = """\nCREATE TEMP TABLE mine (id int)\n"""',
    "SELECT pg_advisory_lock_shared(1)",
]


@pytest.mark.parametrize("owner, host", [({"HOST": "primary", "USER": "owner"}, "primary"), ({"USER": "owner"}, None)])
def test_a_dump_goes_past_the_pool(settings, owner, host):
    settings.DATABASE_OWNER = owner
    own = connection.settings_dict
    with postgres.connected("other") as database:
        found = {name: database.settings_dict[name] for name in ("NAME", "HOST", "USER")}
    assert found == {"NAME": "other", "HOST": host or own["HOST"], "USER": "owner" if host else own["USER"]}


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_belongs_to_a_session_would_be_noticed(sample):
    assert OF_A_SESSION.search(sample)


def test_nothing_belongs_to_a_session():
    modules = [
        path for room in ("frontportal", "campaigns", "voters", "welfare") for path in (PROJECT / room).rglob("*.py")
    ]
    found = [
        str(path) for path in modules if "bench" not in path.parts and OF_A_SESSION.search(path.read_text("utf-8"))
    ]
    assert (found, len(modules) > 500) == ([], True)
