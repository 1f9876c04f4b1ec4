"""Many tables in one operation; a stamp given by hand; what a history leaves out; a rule's sentence is no migration."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Q

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import (
    ModelOperations,
    SchemaAutodetector,
    proxy,
    table,
    tables,
    with_columns,
    with_rules,
)


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


def columns_of(apps) -> dict[str, list[str]]:
    """Of the rendered models; a key's column with the table that it leads to."""
    return {
        model._meta.label: [
            f"{each.name} {each.related_model and each.related_model._meta.db_table}"
            for each in model._meta.get_fields()
        ]
        for model in apps.get_models()
    }


def a_garden() -> ProjectState:
    """Stones lie in gardens, and one may be below another."""
    state = ProjectState()
    for columns in ({}, {"garden": models.ForeignKey("garden.Garden", models.CASCADE)}):
        tables(table("garden.Stone" if columns else "garden.Garden", "đá", stamped=False, **columns))[0].state_forwards(
            "garden", state
        )
    assert sorted(state.apps.all_models["garden"]) == ["garden", "stone"]
    return state


MORE = [
    *with_columns(
        "garden.Stone", below=models.ForeignKey("self", models.CASCADE, null=True), name=models.CharField(max_length=9)
    ),
    *table("garden.Moss", "rêu", stamped=False, stone=models.ForeignKey("garden.Stone", models.CASCADE)),
    *with_rules("garden.Stone", named=~Q(name="")),
]


def test_of_a_rendered_state_only_what_is_new_or_changed_is_rendered():
    state = a_garden()
    before = {name: state.apps.get_model("garden", name) for name in ("garden", "stone")}
    ModelOperations(MORE).state_forwards("garden", state)
    assert [state.apps.get_model("garden", name) is model for name, model in before.items()] == [True, False]
    assert state.is_delayed  # code that a migration runs gets all of them rendered again
    rendered = columns_of(state.apps)
    del state.apps
    afresh = columns_of(state.apps)
    assert {name: set(afresh[name]) - set(rendered[name]) for name in afresh} == {name: set() for name in afresh}


def test_a_copy_of_a_rendered_state_is_rendered_anew():
    state = a_garden()
    copied = state.clone()
    ModelOperations(MORE).state_forwards("garden", copied)
    assert [len(columns_of(each.apps)) for each in (state, copied)] == [2, 3]
    assert copied.apps.get_model("garden", "garden") is not state.apps.get_model("garden", "garden")


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
