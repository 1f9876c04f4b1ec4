"""Every guard of every room can be taken back and made again, and its functions and triggers bear the room's name."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.executor import MigrationExecutor

from frontportal.database_roles.roles import PATHS
from frontportal.kit import discovery
from frontportal.kit.records.triggers import constraint, function, guard

OBJECTS = """
SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prolang <> 13
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    AND proname !~ '^(record_search_of_|page_cache_raise_version)'  -- made after every migrate, by what rooms declare
UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    AND tgname !~ '^(record_search_of_|page_cache_raise_version)'
UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'u')
"""


def objects() -> set[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(OBJECTS)
        return set(cursor.fetchall())


def named() -> set[str]:
    """Functions and triggers by their names alone."""
    return {name for kind, name, _ in objects() if kind != "constraint"}


def guards() -> list[tuple[str, RunSQL]]:
    """Room and operation, in the order in which an empty database meets them."""
    executor = MigrationExecutor(connection)
    rooms = [config.label for config in apps.get_app_configs() if discovery.ours(config.name)]
    return [
        (migration.app_label, operation)
        for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
        if migration.app_label in rooms
        for operation in migration.operations
        if isinstance(operation, RunSQL)
    ]


def drop_what_follows_migrations(cursor) -> None:
    """These call functions that the guards take away, and no migration makes them."""
    cursor.execute("SELECT proname FROM pg_proc WHERE proname ~ '^(record_search_of_|page_cache_raise_version)'")
    for (name,) in cursor.fetchall():
        cursor.execute(f'DROP FUNCTION "{name}" CASCADE')


@pytest.mark.django_db
def test_all_are_taken_back_and_made_again():
    with connection.cursor() as cursor:
        drop_what_follows_migrations(cursor)
        cursor.execute(PATHS)
    before = objects()
    with connection.cursor() as cursor:
        for _, operation in reversed(guards()):
            cursor.execute(operation.reverse_sql)
        after = objects()
        assert [name for kind, name, _ in after if kind != "constraint"] == []
        assert len(before - after) >= 60
        for _, operation in guards():
            cursor.execute(operation.sql)
        cursor.execute(PATHS)  # where guards look for tables is written after every migrate
    assert objects() == before


@pytest.mark.slow
@pytest.mark.django_db
def test_each_bears_the_name_of_its_room():
    """So that whoever meets a name in an error message knows where it is written."""
    names, stray, before = named(), {}, named()
    with connection.cursor() as cursor:
        for label, operation in reversed(guards()):
            cursor.execute(operation.reverse_sql)
            dropped = before - (before := named())  # an amendment gives another room's function its old words back
            names -= dropped
            stray |= {name: label for name in dropped if not name.startswith(f"{label}_")}
    assert (stray, names) == ({}, set())


def test_what_a_guard_says():
    made = guard(
        "garden_keep",
        " RETURN NEW; ",
        "garden_stone_keep BEFORE UPDATE ON garden_stone WHEN OLD.heavy",
        "garden_stone_sum AFTER INSERT ON garden_stone DEFERRABLE INITIALLY DEFERRED EXECUTE FUNCTION garden_keep('a')",
        "garden_stone_all BEFORE TRUNCATE ON garden_stone FOR EACH STATEMENT",
    )
    assert made.sql.splitlines() == [
        "CREATE FUNCTION garden_keep() RETURNS trigger LANGUAGE plpgsql AS $$",
        "BEGIN RETURN NEW; END $$;",
        "CREATE TRIGGER garden_stone_keep BEFORE UPDATE ON garden_stone FOR EACH ROW WHEN (OLD.heavy) EXECUTE FUNCTION garden_keep();",
        "CREATE CONSTRAINT TRIGGER garden_stone_sum AFTER INSERT ON garden_stone DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION garden_keep('a');",
        "CREATE TRIGGER garden_stone_all BEFORE TRUNCATE ON garden_stone FOR EACH STATEMENT EXECUTE FUNCTION garden_keep();",
    ]
    assert made.reverse_sql.splitlines() == [
        "DROP TRIGGER garden_stone_keep ON garden_stone;",
        "DROP TRIGGER garden_stone_sum ON garden_stone;",
        "DROP TRIGGER garden_stone_all ON garden_stone;",
        "DROP FUNCTION garden_keep();",
    ]


def test_functions_and_constraints_know_their_way_back():
    made = function("garden_weight(stone bigint) RETURNS bigint LANGUAGE sql", " SELECT 1; ")
    assert made.sql == "CREATE FUNCTION garden_weight(stone bigint) RETURNS bigint LANGUAGE sql AS $$ SELECT 1; $$"
    assert made.reverse_sql == "DROP FUNCTION garden_weight"
    made = constraint("garden_stone", "garden_stone_pair", "UNIQUE (a, b)")
    assert made.reverse_sql == "ALTER TABLE garden_stone DROP CONSTRAINT garden_stone_pair"
