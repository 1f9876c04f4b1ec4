"""A trigger is made by a migration of the highest room whose tables it reads; no name of the one app of old is left."""

import re

import pytest

from tests.house.here import house
from tests.house.relations import tables
from tests.house.triggers import wrong_triggers

pytestmark = pytest.mark.house

OLD_PREFIX = re.compile(r"\bwelfare" + "_")
SUFFIXES = {".py", ".html", ".txt", ".sql", ".js", ".css", ".toml", ".sh"}
FOLDERS = ("bin", "frontportal", "campaigns", "voters", "welfare", "templates", "static", "tests", "findings")


def test_triggers_belong_to_their_rooms():
    known = tables()
    assert [wrong for module in house().migrations.values() for wrong in wrong_triggers(house(), module, known)] == []


def test_no_name_of_the_one_app_of_old_is_left():
    paths = [path for folder in FOLDERS for path in (house().root / folder).rglob("*") if path.suffix in SUFFIXES]
    assert len(paths) > 500
    found = [
        str(path.relative_to(house().root)) for path in paths if OLD_PREFIX.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
