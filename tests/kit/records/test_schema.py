"""Migrations in few words: names, what a history leaves out, and what is no migration at all."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Q

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import ModelOperations, SchemaAutodetector, index, proxy, table, tables, unique


def stone(**options) -> list:
    columns = {"name": models.CharField(max_length=20), "folded": FoldedField(source=("name",))}
    return list(table("garden.Stone", "hòn đá", **(columns | options)))


class TestTable:
    def test_rules_and_indexes_are_named_after_their_table(self):
        [made] = stone(
            rules={"named": ~Q(name=""), "once": unique("name"), "garden_old_name": unique("folded")},
            indexes={"name": index("name")},
        )
        assert [rule.name for rule in made.options["constraints"]] == [
            "garden_stone_named",
            "garden_stone_once",
            "garden_old_name",
        ]
        assert [each.name for each in made.options["indexes"]] == ["garden_stone_name"]

    def test_the_key_and_the_stamps_come_by_themselves(self):
        [made] = stone()
        stamps = ["created_at", "created_by", "updated_at", "updated_by"]
        assert [name for name, _ in made.fields] == ["id", "name", "folded", *stamps]
        [made] = stone(stamped=False)
        assert [name for name, _ in made.fields] == ["id", "name", "folded"]

    def test_a_column_given_wins_over_a_stamp(self):
        [made] = stone(created_by=models.ForeignKey("staff.User", models.PROTECT))
        assert dict(made.fields)["created_by"].remote_field.on_delete is models.PROTECT

    def test_a_history_repeats_columns_but_no_derived_ones_and_no_uniqueness(self):
        made, history = stone(history=True, stamped=False, code=models.SlugField(unique=True), excluded_fields=["name"])
        columns = dict(history.fields)
        assert history.name == "HistoricalStone"
        assert [name for name in columns if not name.startswith("history_")] == ["id", "code"]
        assert (columns["code"].unique, columns["code"].db_index) == (False, True)
        assert dict(made.fields)["code"].unique

    def test_many_tables_are_one_operation(self):
        [operation] = tables(stone(history=True), proxy("garden.Pebble", "viên sỏi", of="garden.stone"))
        state = ProjectState()
        operation.state_forwards("garden", state)
        assert isinstance(operation, ModelOperations)
        assert sorted(state.models) == [("garden", "historicalstone"), ("garden", "pebble"), ("garden", "stone")]
        assert operation.describe() == "Create model Stone; Create model HistoricalStone; Create proxy model Pebble"

    def test_a_rendered_state_is_rendered_anew(self):
        state = ProjectState()
        assert state.apps.all_models.get("garden", {}) == {}
        tables(stone(stamped=False))[0].state_forwards("garden", state)
        assert sorted(state.apps.all_models["garden"]) == ["stone"]


class TestWhatIsAMigration:
    def changes(self, old: models.Field, new: models.Field, **options) -> list[str]:
        def state(field, **more):
            made = ProjectState()
            made.add_model(
                ModelState("garden", "Stone", [("id", models.AutoField(primary_key=True)), ("name", field)], more)
            )
            return made

        found = SchemaAutodetector(state(old), state(new, **options))._detect_changes()
        return [type(operation).__name__ for each in found.get("garden", []) for operation in each.operations]

    def test_words_of_the_screen_are_none(self):
        old = models.CharField(max_length=9)
        new = models.CharField("tên", max_length=9, blank=True, choices=[("a", "A")], help_text="Như trong sổ.")
        assert self.changes(old, new) == []

    def test_what_the_database_holds_is_one(self):
        old = models.CharField(max_length=9)
        assert self.changes(old, models.CharField(max_length=10)) == ["AlterField"]
        assert self.changes(old, models.CharField(max_length=9, null=True)) == ["AlterField"]
        rule = models.CheckConstraint(condition=~Q(name=""), name="garden_stone_named")
        assert self.changes(old, models.CharField(max_length=9), constraints=[rule]) == ["AddConstraint"]

    def test_the_sentence_of_a_rule_is_none(self):
        field = models.CharField(max_length=9)
        states = []
        for sentence in ("Hãy ghi tên.", "Hãy đặt tên."):
            rule = models.CheckConstraint(condition=~Q(name=""), name="named", violation_error_message=sentence)
            state = ProjectState()
            columns = [("id", models.AutoField(primary_key=True)), ("name", field)]
            state.add_model(ModelState("garden", "Stone", columns, {"constraints": [rule], "indexes": []}))
            states.append(state)
        assert SchemaAutodetector(*states)._detect_changes() == {}
