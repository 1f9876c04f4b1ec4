"""Migrations in few words: a table with its stamps and its history, a guard with its trigger.

Migrations say what the database holds. Labels, help, choices and sentences are the models' alone, so changing a word
on the screen is no migration: `SchemaAutodetector` overlooks them.
"""

import copy
from collections.abc import Iterator, Sequence
from functools import partial

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.migrations import CreateModel, RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from simple_history.models import HistoricalChanges, transform_field

USER = settings.AUTH_USER_MODEL
WORDS = set(models.Field.non_db_attrs) - {"db_column", "on_delete"}  # Django's own list of what no database knows


class SchemaAutodetector(MigrationAutodetector):
    """Finds what differs in the database, not in the words around it."""

    def deep_deconstruct(self, obj):
        found = super().deep_deconstruct(obj)
        if not isinstance(obj, models.Field):
            return found
        path, args, options = found
        return path, args, {name: value for name, value in options.items() if name not in WORDS}

    def generate_altered_constraints(self):
        """Of a constraint only its sentence can be altered; everything else makes a new one."""


def stamps() -> dict[str, models.Field]:
    """The columns of `Stamped`."""
    return {
        "created_at": models.DateTimeField(auto_now_add=True),
        "created_by": models.ForeignKey(USER, models.SET_NULL, null=True, related_name="+"),
        "updated_at": models.DateTimeField(auto_now=True),
        "updated_by": models.ForeignKey(USER, models.SET_NULL, null=True, related_name="+"),
    }


def unique(*fields: str, **options) -> partial:
    """A rule of `table`: these columns together are had once."""
    return partial(models.UniqueConstraint, fields=fields, **options)


def index(*fields: str, kind=models.Index, **options) -> partial:
    """An index of `table`; `kind` may be another class than the usual B-tree."""
    return partial(kind, fields=list(fields), **options)


def exclude(*expressions: tuple) -> partial:
    """A rule of `table`: no two rows compare as told, each pair being an expression and an operator."""
    return partial(ExclusionConstraint, expressions=list(expressions))


def proxy(label: str, words: str, /, *, of: str, plural: str = "", **options) -> CreateModel:
    """A model without a table of its own, over the rows `of` another."""
    options |= {"proxy": True, "verbose_name": words, "verbose_name_plural": plural or words}
    return CreateModel(label.partition(".")[2], [], options, (of,))


def table(
    label: str,
    words: str,
    /,
    *,
    plural: str = "",
    stamped: bool = True,
    history: bool = False,
    excluded_fields=(),
    managers=(),
    rules: dict[str, models.Q | partial] | None = None,
    indexes: dict[str, partial] | None = None,
    ordering: Sequence[str] = (),
    permissions: Sequence[tuple[str, str]] = (),
    **columns: models.Field,
) -> Iterator[CreateModel]:
    """Operations for a model `label`, as "ledger.Contribution", in Vietnamese `words`.

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
    plural = plural or words
    options = {"verbose_name": words, "verbose_name_plural": plural}
    options |= {"ordering": ordering} if ordering else {}
    options |= {"permissions": permissions} if permissions else {}
    options["indexes"] = [make(name=named(short)) for short, make in (indexes or {}).items()]
    options["constraints"] = [as_constraint(rule)(name=named(short)) for short, rule in (rules or {}).items()]
    yield CreateModel(name, list(columns.items()), options, managers=managers)
    if history:
        kept = {key: field for key, field in columns.items() if key not in excluded_fields and not is_derived(field)}
        yield historical(name, words, kept, plural)


def is_derived(field: models.Field) -> bool:
    """Whether the column follows from others, as folded text does, or is a table of pairs: no history repeats it."""
    return field.many_to_many or hasattr(field, "source")


def as_constraint(rule: models.Q | partial) -> partial:
    return partial(models.CheckConstraint, condition=rule) if isinstance(rule, models.Q) else rule


def historical(name: str, label: str, columns: dict, plural: str) -> CreateModel:
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

    def key(to: str, **options) -> models.ForeignKey:
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


def guard(name: str, body: str, *triggers: str) -> RunSQL:
    """A trigger function `name` and what fires it: each trigger is "NAME BEFORE UPDATE ON TABLE [WHEN …]".

    A body that needs variables starts with DECLARE and has its own BEGIN. A trigger that says DEFERRABLE asks at the end of
    the transaction. Arguments are given as in SQL: "… EXECUTE FUNCTION NAME('argument')". Backwards all of it is dropped.
    """
    begin = "" if body.lstrip().startswith("DECLARE") else "\nBEGIN"
    forward = [f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${begin}{body}END $$;"]
    backward = []
    for trigger in triggers:
        event, _, call = trigger.partition(" EXECUTE FUNCTION ")
        head, _, when = event.partition(" WHEN ")
        kind = "CONSTRAINT TRIGGER" if " DEFERRABLE" in head else "TRIGGER"
        row = "" if "FOR EACH STATEMENT" in head else " FOR EACH ROW"
        condition = f" WHEN ({when})" if when else ""
        forward.append(f"CREATE {kind} {head}{row}{condition} EXECUTE FUNCTION {call or f'{name}()'};")
        words = head.split()
        backward.append(f"DROP TRIGGER {words[0]} ON {words[words.index('ON') + 1]};")
    return RunSQL("\n".join(forward), "\n".join([*backward, f"DROP FUNCTION {name}();"]))


def function(signature: str, body: str) -> RunSQL:
    """A function that guards call; `signature` is "NAME(arguments) RETURNS …"."""
    name = signature.partition("(")[0]
    return RunSQL(f"CREATE FUNCTION {signature} AS $${body}$$", f"DROP FUNCTION {name}")


def constraint(table_name: str, name: str, rule: str) -> RunSQL:
    """A constraint that Django has no word for, such as a foreign key of two columns."""
    return RunSQL(
        f"ALTER TABLE {table_name} ADD CONSTRAINT {name} {rule}", f"ALTER TABLE {table_name} DROP CONSTRAINT {name}"
    )
