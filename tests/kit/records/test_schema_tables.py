"""Many tables in one operation; a stamp given by hand; what a history leaves out; a rule's sentence is no migration."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Q

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import ModelOperations, SchemaAutodetector, proxy, table, tables


def stone(**options) -> list:
    columns = {"name": models.CharField(max_length=20), "folded": FoldedField(source=("name",))}
    return list(table("garden.Stone", "hòn đá", **(columns | options)))


def test_a_column_given_wins_over_a_stamp():
    [made] = stone(created_by=models.ForeignKey("staff.User", models.PROTECT))
    assert dict(made.fields)["created_by"].remote_field.on_delete is models.PROTECT


def test_a_history_leaves_out_what_is_excluded_and_what_is_derived():
    _, history = stone(history=True, stamped=False, code=models.SlugField(), excluded_fields=["name"])
    assert [name for name, _ in history.fields if not name.startswith("history_")] == ["id", "code"]


def test_many_tables_are_one_operation():
    [operation] = tables(stone(history=True), proxy("garden.Pebble", "viên sỏi", of="garden.stone"))
    state = ProjectState()
    operation.state_forwards("garden", state)
    assert isinstance(operation, ModelOperations)
    assert sorted(state.models) == [("garden", "historicalstone"), ("garden", "pebble"), ("garden", "stone")]
    assert operation.describe() == "Create model Stone; Create model HistoricalStone; Create proxy model Pebble"


def test_a_rendered_state_is_rendered_anew():
    state = ProjectState()
    assert state.apps.all_models.get("garden", {}) == {}
    tables(stone(stamped=False))[0].state_forwards("garden", state)
    assert sorted(state.apps.all_models["garden"]) == ["stone"]


def state_with(rule: models.CheckConstraint) -> ProjectState:
    state = ProjectState()
    columns = [("id", models.AutoField(primary_key=True)), ("name", models.CharField(max_length=9))]
    state.add_model(ModelState("garden", "Stone", columns, {"constraints": [rule], "indexes": []}))
    return state


def test_the_sentence_of_a_rule_is_no_migration_but_the_rule_is():
    def rule(condition, sentence):
        return models.CheckConstraint(condition=condition, name="named", violation_error_message=sentence)

    old = state_with(rule(~Q(name=""), "Hãy ghi tên."))
    assert SchemaAutodetector(old, state_with(rule(~Q(name=""), "Hãy đặt tên.")))._detect_changes() == {}
    [found] = SchemaAutodetector(old, state_with(rule(~Q(name="x"), "Hãy ghi tên.")))._detect_changes()["garden"]
    assert [type(operation).__name__ for operation in found.operations] == ["RemoveConstraint", "AddConstraint"]
