"""Migrations in few words: tables with their stamps, rules and history (guards are in `triggers`).

Migrations say what the database holds. Labels, help, choices and sentences are the models' alone, so changing a word
on the screen is no migration: `SchemaAutodetector` overlooks them.
"""

import copy
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.migrations import AddConstraint, AddField, CreateModel
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations.base import Operation
from simple_history.models import HistoricalChanges, transform_field

USER = settings.AUTH_USER_MODEL
WORDS = set(models.Field.non_db_attrs) - {"db_column", "on_delete"}  # Django's own list of what no database knows


class SchemaAutodetector(MigrationAutodetector):
    """Finds what differs in the database, not in the words around it."""

    def deep_deconstruct(self, obj: Any) -> Any:
        found = super().deep_deconstruct(obj)
        if not isinstance(obj, models.Field):
            return found
        path, args, options = found
        return path, args, {name: value for name, value in options.items() if name not in WORDS}

    def generate_altered_constraints(self) -> None:
        """Of a constraint only its sentence can be altered; everything else makes a new one."""


def stamps() -> dict[str, models.Field]:
    """The columns of `Stamped`."""
    return {
        "created_at": models.DateTimeField(auto_now_add=True),
        "created_by": models.ForeignKey(USER, models.SET_NULL, null=True, related_name="+"),
        "updated_at": models.DateTimeField(auto_now=True),
        "updated_by": models.ForeignKey(USER, models.SET_NULL, null=True, related_name="+"),
    }


def unique(*fields: str, **options: Any) -> partial[Any]:
    """A rule of `table`: these columns together are had once."""
    return partial(models.UniqueConstraint, fields=fields, **options)


def index(*fields: str, kind: Any = models.Index, **options: Any) -> partial[Any]:
    """An index of `table`; `kind` may be another class than the usual B-tree."""
    return partial(kind, fields=list(fields), **options)


def exclude(*expressions: tuple[Any, ...]) -> partial[Any]:
    """A rule of `table`: no two rows compare as told, each pair being an expression and an operator."""
    return partial(ExclusionConstraint, expressions=list(expressions))


def proxy(label: str, words: str, /, *, of: str, plural: str = "", **options: Any) -> CreateModel:
    """A model without a table of its own, over the rows `of` another."""
    options |= {"proxy": True, "verbose_name": words, "verbose_name_plural": plural or words}
    return CreateModel(label.partition(".")[2], [], options, (of,))


class ModelOperations(Operation):
    """New models, and new columns, rules and indexes of others, in one; of the rendered models only these are rendered.

    Django renders again whatever each has to do with, by way of the users nearly everything: four fifths of the time of an empty
    database. No column is made from these others; code that a migration runs gets them rendered again, as `is_delayed` says.
    """

    def __init__(self, operations: Sequence[Any]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        rendered, known = state.__dict__.pop("apps", None), set(state.models)
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        # In a copy of a state the models look for their relations where they were rendered first.
        if rendered is not None and all(model._meta.apps is rendered for model in rendered.get_models()):
            names = [getattr(each, key, "") for each in self.operations for key in ("model_name_lower", "name_lower")]
            changed = {(app_label, name) for name in names} & known
            for key in changed:
                rendered.unregister_model(*key)
            rendered.render_multiple([each for key, each in state.models.items() if key in changed or key not in known])
            state.apps, state.is_delayed = rendered, state.is_delayed or bool(changed)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)


def tables(*parts: CreateModel | Iterable[CreateModel]) -> list[Operation]:
    """The operations of a migration that makes what `table`, `proxy` and `historical_pairs` say."""
    return [ModelOperations([each for part in parts for each in ((part,) if isinstance(part, CreateModel) else part)])]


def table(
    label: str,
    words: str,
    /,
    *,
    plural: str = "",
    stamped: bool = True,
    history: bool = False,
    excluded_fields: Sequence[str] = (),
    managers: Sequence[Any] = (),
    rules: dict[str, models.Q | partial[Any]] | None = None,
    indexes: dict[str, partial[Any]] | None = None,
    ordering: Sequence[str] = (),
    permissions: Sequence[tuple[str, str]] = (),
    **columns: models.Field,
) -> Iterator[CreateModel]:
    """What makes a model `label`, as "ledger.Contribution", called `words` in Vietnamese.

    `columns` stand beside the key and the stamps. Of `rules` a bare Q is a check. Rules and indexes are named after
    their table: "once" of "ledger.FundYear" is "ledger_fundyear_once"; a name that begins with the app's is whole.
    `excluded_fields` are those that the history leaves out beside what is derived from others.
    """
    app, name = label.split(".")

    def named(short: str) -> str:
        return short if short.startswith(f"{app}_") else f"{label.replace('.', '_').lower()}_{short}"

    if not any(field.primary_key for field in columns.values()):
        columns = {"id": models.BigAutoField(primary_key=True, auto_created=True, serialize=False)} | columns
    if stamped:
        columns |= {key: field for key, field in stamps().items() if key not in columns}
    options: dict[str, Any] = {"verbose_name": words, "verbose_name_plural": plural or words}
    options |= {"ordering": ordering} if ordering else {}
    options |= {"permissions": permissions} if permissions else {}
    options["indexes"] = [make(name=named(short)) for short, make in (indexes or {}).items()]
    options["constraints"] = [as_constraint(rule)(name=named(short)) for short, rule in (rules or {}).items()]
    yield CreateModel(name, list(columns.items()), options, managers=managers)
    if history:
        past = {key: field for key, field in columns.items() if key not in excluded_fields and not is_derived(field)}
        yield historical(name, words, past, plural or words)


def is_derived(field: models.Field) -> bool:
    """Whether the column follows from others, as folded text does, or is a table of pairs: no history repeats it."""
    return field.many_to_many or hasattr(field, "source")


def as_constraint(rule: models.Q | partial[Any]) -> partial[Any]:
    """A rule of `table` as what makes it, given a name; a bare Q is a check."""
    return partial(models.CheckConstraint, condition=rule) if isinstance(rule, models.Q) else rule


def historical(name: str, label: str, columns: dict[str, models.Field], plural: str) -> CreateModel:
    """The model in which django-simple-history keeps every version of a record."""
    own = {
        "history_id": models.AutoField(primary_key=True, serialize=False),
        "history_date": models.DateTimeField(db_index=True),
        "history_change_reason": models.TextField(null=True),
        "history_type": models.CharField(max_length=1),
        "history_user": models.ForeignKey(USER, models.SET_NULL, null=True, related_name="+"),
    }
    options = {
        "verbose_name": f"historical {label}",
        "verbose_name_plural": f"historical {plural}",
        "ordering": ("-history_date", "-history_id"),
        "get_latest_by": ("history_date", "history_id"),
    }
    fields = {key: as_recorded(key, field) for key, field in columns.items()} | own
    return CreateModel(f"Historical{name}", list(fields.items()), options, (HistoricalChanges, models.Model))


def historical_pairs(app: str, name: str, column: str, target: str) -> CreateModel:
    """The model in which the pairs of a many-to-many `column` of `app`.`name` are kept beside its history."""

    def key(to: str, **options: Any) -> models.ForeignKey:
        return models.ForeignKey(to, models.DO_NOTHING, db_constraint=False, **options)

    columns = {
        "id": models.BigIntegerField(db_index=True, auto_created=True),
        "m2m_history_id": models.AutoField(primary_key=True, serialize=False),
        name.lower(): key(f"{app}.{name}", null=True, related_name="+", db_tablespace=""),
        target.partition(".")[2].lower(): key(target, null=True, related_name="+", db_tablespace=""),
        "history": key(f"{app}.Historical{name}"),
    }
    model = f"Historical{name}_{column}"
    return CreateModel(model, list(columns.items()), {"verbose_name": model}, (HistoricalChanges, models.Model))


def as_recorded(name: str, field: models.Field) -> models.Field:
    """A field as a history repeats it: nothing is unique, and what it pointed at may be gone."""
    if isinstance(field, models.ForeignKey):
        return models.ForeignKey(
            field.remote_field.model, models.DO_NOTHING, null=True, related_name="+", db_constraint=False
        )
    field = copy.copy(field)
    field.attname = name
    transform_field(field)
    return field


def with_columns(label: str, /, *, history: bool = False, **columns: models.Field) -> Iterator[Operation]:
    """What gives a model `label`, as "news.Article", further columns, and its history the same."""
    name = label.partition(".")[2]
    for key, field in columns.items():
        yield AddField(name, key, field)
        if history:
            yield AddField(f"Historical{name}", key, as_recorded(key, field))


def with_rules(label: str, /, **rules: models.Q | partial[Any]) -> Iterator[Operation]:
    """What gives a model further rules, named and given as in `schema.table`."""
    prefix = label.replace(".", "_").lower()
    for short, rule in rules.items():
        yield AddConstraint(label.partition(".")[2], as_constraint(rule)(name=f"{prefix}_{short}"))
