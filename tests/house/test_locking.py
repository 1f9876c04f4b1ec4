"""Migrations since the last release lock no big table and break no release that still serves; planted faults are found."""

import pytest
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import connection, migrations
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    RemoveField,
    RenameField,
    RenameModel,
    RunPython,
    RunSQL,
)
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import PROTECT, CharField, CheckConstraint, ForeignKey, Index, IntegerField, Q, UniqueConstraint

from frontportal.kit.records.schema import table, tables, unique, with_columns, with_rules
from frontportal.kit.records.triggers import constraint, guard
from tests.house import locking

pytestmark = pytest.mark.house

COUNT = IntegerField(default=0)
POSITIVE = {"condition": Q(count__gte=0), "name": "positive"}
NEW = {"stamped": False, "rules": {"positive": Q(count__gte=0), "once": unique("count")}, "count": IntegerField()}
STATEMENT = "ALTER TABLE house_gift {}"


@pytest.fixture(scope="module")
def before():
    """Two tables of an earlier release."""
    state = ProjectState()
    for operation in tables(
        table("house.Gift", "g", stamped=False, count=COUNT), table("house.Act", "a", stamped=False)
    ):
        operation.state_forwards("house", state)
    return state


@pytest.fixture(scope="module")
def server(django_db_blocker):
    """A connection to PostgreSQL that needs no tables of ours."""
    database = connection.copy()
    database.settings_dict["NAME"] = "postgres"
    with django_db_blocker.unblock():
        yield database
        database.close()


@pytest.fixture
def rules(before, server):
    """Called with operations: the rules that a migration of these breaks."""

    def asked(*operations, atomic=True, **given):
        given |= {"operations": list(operations), "atomic": atomic}
        migration = type("Migration", (migrations.Migration,), given)("0009_planted", "house")
        return sorted({fault.split(": ")[1] for fault in locking.faults(migration, before.clone(), server)})

    return asked


def fill(apps, schema_editor):
    schema_editor.connection.ops.quote_name("gift")


def fill_and_lock(apps, schema_editor):
    schema_editor.execute("ALTER TABLE house_gift ADD COLUMN more integer")


def loader():
    return MigrationLoader(None, ignore_no_migrations=True)


def test_no_migration_since_the_last_release_locks_or_breaks(request):
    if locking.new_migrations(loader()):
        request.getfixturevalue("db")
    assert locking.faults_of_new(loader(), connection.copy()) == []


@pytest.mark.parametrize(
    ("operation", "found"),
    [
        (AddIndex("gift", Index(fields=["count"], name="i")), "require-concurrent-index-creation"),
        (RunSQL("CREATE UNIQUE INDEX i ON house_gift (count)"), "require-concurrent-index-creation"),
        (AddConstraint("gift", UniqueConstraint(fields=["count"], name="u")), "disallowed-unique-constraint"),
        (AddConstraint("gift", CheckConstraint(**POSITIVE)), "constraint-missing-not-valid"),
        (AddConstraint("gift", ExclusionConstraint(name="e", expressions=[("count", "=")])), "constraint-missing-not-valid"),
        (constraint("house_gift", "fk", "FOREIGN KEY (count) REFERENCES house_act"), "adding-foreign-key-constraint"),
        (AddField("gift", "more", IntegerField(default=0)), "ban-drop-default"),
        (AddField("gift", "more", IntegerField(unique=True, null=True)), "disallowed-unique-constraint"),
        (AddField("gift", "act", ForeignKey("house.act", PROTECT, null=True)), "require-concurrent-index-creation"),
        (RunSQL(STATEMENT.format("ADD COLUMN more integer NOT NULL")), "adding-required-field"),
        (RunSQL(STATEMENT.format("ADD COLUMN at timestamptz DEFAULT clock_timestamp()")), "adding-field-with-default"),
        (RunSQL(STATEMENT.format("ADD COLUMN number bigserial")), "numbered-rows"),
        (RunSQL(STATEMENT.format("ALTER COLUMN count SET NOT NULL")), "adding-not-nullable-field"),
        (AlterField("gift", "count", CharField(max_length=9)), "changing-column-type"),
        (RemoveField("gift", "count"), "ban-drop-column"),
        (RenameField("gift", "count", "number"), "renaming-column"),
        (RenameModel("gift", "present"), "renaming-table"),
        (RunSQL("DROP TABLE house_gift"), "ban-drop-table"),
        (RunSQL(STATEMENT.format("DISABLE TRIGGER USER")), "disabled-trigger"),
        (RunSQL("LOCK TABLE house_gift"), "locked-table"),
        (RunSQL("REFRESH MATERIALIZED VIEW house_sums"), "locked-table"),
        (RunSQL(STATEMENT.format("SET UNLOGGED")), "rewritten-table"),
        (RunSQL("DO $do$ BEGIN EXECUTE 'CREATE INDEX i ON house_gift (count)'; END $do$"), "hidden-in-block"),
        (RunPython(fill_and_lock), "hidden-in-python"),
        (RunSQL("-- squawk-ignore-file\nCREATE INDEX i ON house_gift (count)"), "require-concurrent-index-creation"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)  # fmt: skip
def test_what_locks_or_breaks_is_found(rules, operation, found):
    assert found in rules(operation)


def test_our_helpers_are_read(rules):
    column = with_columns("house.Gift", more=IntegerField(default=0))
    assert rules(*column, *with_rules("house.Gift", positive=Q(count__gte=0), once=unique("count"))) == [
        "ban-drop-default", "constraint-missing-not-valid", "disallowed-unique-constraint",
    ]  # fmt: skip
    assert rules(*tables(table("house.Other", "o", **NEW)), guard("house_keep", "RETURN NEW;")) == []


@pytest.mark.parametrize(
    "data", [RunPython(fill), RunSQL("UPDATE house_gift SET count = 1"), RunSQL("DO $$BEGIN END$$")]
)
def test_rows_are_not_written_while_a_table_is_locked(rules, data):
    column = AddField("gift", "more", IntegerField(null=True))
    trigger = guard("house_keep", "RETURN NEW;", "house_keep BEFORE INSERT ON house_gift")
    assert rules(column, data) == rules(trigger, data) == ["data-beside-schema"]
    assert rules(data) == rules(column) == rules(trigger) == []


def test_what_locks_for_a_moment_is_allowed(rules):
    assert rules(AddField("gift", "more", IntegerField(db_default=0))) == []
    assert rules(AddField("gift", "act", ForeignKey("house.act", PROTECT, null=True, db_index=False))) == []
    assert rules(AddConstraintNotValid("gift", CheckConstraint(**POSITIVE))) == []
    assert rules(AddIndexConcurrently("gift", Index(fields=["count"], name="i")), atomic=False) == []
    assert rules(AddConstraintNotValid("gift", CheckConstraint(**POSITIVE)),
        ValidateConstraint("gift", "positive"), atomic=False) == []  # fmt: skip


def test_what_is_accepted_says_why_and_is_needed(rules):
    index, rule = AddIndex("gift", Index(fields=["count"], name="i")), "require-concurrent-index-creation"
    assert rules(index, accepted_locks={rule: "There are ten gifts."}) == []
    assert rules(index, accepted_locks={rule: ""}) == [rule]
    assert rules(accepted_locks={rule: "There are ten gifts."}) == [f"accepts {rule}, which it does not do"]


@pytest.mark.slow
def test_migrations_after_the_released_ones_are_new(monkeypatch, server):
    """The indexes of 0.9.0 lie before the rule; had they come after it, they would have been told."""
    known = locking.released()
    monkeypatch.setattr(locking, "released", lambda: known | {"ledger": 7})
    new = {name for app, name in locking.new_migrations(loader()) if app == "ledger"}
    assert "0008_list_indexes" in new
    assert min(new) > "0007_entry_sums"
    assert [fault[:45] for fault in locking.faults_of_new(loader(), server)] == [
        "ledger.0008_list_indexes: require-concurrent-"
    ]
