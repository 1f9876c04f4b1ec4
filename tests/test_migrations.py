"""Models and migrations agree, and the way from an empty database to today is one line."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from frontportal.kit import discovery


@pytest.mark.django_db
def test_no_model_waits_for_a_migration(capsys):
    call_command("makemigrations", check=True, dry_run=True)
    assert capsys.readouterr().out.strip() in (
        "No changes detected",
        "Không phát hiện thay đổi nào",
        "Không có thay đổi nào.",
    )


@pytest.mark.django_db
def test_each_room_has_one_newest_migration():
    loader = MigrationLoader(connection)
    rooms = [config.label for config in apps.get_app_configs() if discovery.ours(config.name)]
    newest = {room: loader.graph.leaf_nodes(room) for room in rooms}
    assert {room: found for room, found in newest.items() if len(found) > 1} == {}
