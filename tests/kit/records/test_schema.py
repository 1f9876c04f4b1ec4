"""Migrations say what the database holds: changed words are none, every change of a table is one."""

import pytest
from django.db import connection, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState

from frontportal.kit.records.schema import SchemaAutodetector, as_recorded, index, table, unique
from frontportal.kit.records.triggers import guard


def state_of(**field) -> ProjectState:
    state = ProjectState()
    name = models.CharField(**{"max_length": 20} | field)
    state.add_model(ModelState("kit", "Thing", [("id", models.BigAutoField(primary_key=True)), ("name", name)]))
    return state


def changes(before: ProjectState, after: ProjectState, detector=SchemaAutodetector) -> list[str]:
    found = detector(before, after)._detect_changes()
    return [type(operation).__name__ for migration in found.get("kit", []) for operation in migration.operations]


@pytest.mark.parametrize(
    "words", [{"verbose_name": "tên"}, {"help_text": "Ghi đủ."}, {"choices": [("a", "A")]}, {"blank": True}]
)
def test_a_word_is_no_migration(words):
    assert changes(state_of(), state_of(**words)) == []
    assert changes(state_of(), state_of(**words), MigrationAutodetector) == ["AlterField"]


@pytest.mark.parametrize("change", [{"max_length": 21}, {"null": True}, {"unique": True}, {"db_index": True}])
def test_a_change_of_the_table_is_one(change):
    assert changes(state_of(), state_of(**change)) == ["AlterField"]


def test_a_table_brings_its_stamps_its_rules_and_its_history():
    made, history = table(
        "kit.Thing",
        "vật",
        history=True,
        code=models.SlugField(unique=True),
        owner=models.ForeignKey("kit.Owner", models.CASCADE),
        rules={"once": unique("code", "owner"), "kit_coded": ~models.Q(code="")},
        indexes={"code": index("code")},
    )
    assert [name for name, _ in made.fields] == [
        "id", "code", "owner", "created_at", "created_by", "updated_at", "updated_by",
    ]  # fmt: skip
    assert [rule.name for rule in made.options["constraints"]] == ["kit_thing_once", "kit_coded"]
    assert [each.name for each in made.options["indexes"]] == ["kit_thing_code"]
    recorded = dict(history.fields)
    assert history.name == "HistoricalThing"
    assert (recorded["code"].unique, recorded["code"].db_index) == (False, True)
    assert (recorded["owner"].null, recorded["owner"].db_constraint) == (True, False)
    assert dict(made.fields)["code"].unique, "the table's own column stays unique"


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (models.BigAutoField(primary_key=True), models.BigIntegerField),
        (models.FileField(), models.TextField),
        (models.OneToOneField("kit.Owner", models.CASCADE), models.ForeignKey),
    ],
)
def test_what_a_history_repeats(field, kind):
    recorded = as_recorded("it", field)
    assert (type(recorded), recorded.primary_key, recorded.unique) == (kind, False, False)


def test_a_guard_refuses_and_can_be_taken_back(db):
    operation = guard(
        "kit_no_zero",
        """
    IF NEW.n = 0 THEN RAISE EXCEPTION 'không'; END IF;
    RETURN NEW;
""",
        "kit_things_no_zero BEFORE INSERT ON kit_things WHEN NEW.n IS NOT NULL",
    )
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kit_things (n int)")
        cursor.execute(operation.sql)
        cursor.execute("INSERT INTO kit_things VALUES (1), (NULL)")
        cursor.execute(
            "DO $$ BEGIN INSERT INTO kit_things VALUES (0); EXCEPTION WHEN raise_exception THEN NULL; END $$"
        )
        cursor.execute("SELECT count(*) FROM kit_things")
        assert cursor.fetchone() == (2,)
        cursor.execute(operation.reverse_sql)
        cursor.execute("INSERT INTO kit_things VALUES (0)")
        cursor.execute("SELECT count(*) FROM pg_proc WHERE proname = 'kit_no_zero'")
        assert cursor.fetchone() == (0,)
