"""Migrations in few words: a table with its stamps and its history, a guard with its trigger.

Migrations say what the database holds. Labels, help, choices and sentences are the models' alone, so changing a word
on the screen is no migration: `SchemaAutodetector` overlooks them.
"""

import copy

from django.conf import settings
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


OPTIONS = ("ordering", "permissions", "indexes", "constraints")


def table(name, label, /, *, plural=None, stamped=True, history=False, excluded_fields=(), managers=(), **columns):
    """Operations for a model called `name`, in Vietnamese `label`, with its columns beside the key and the stamps.

    `columns` may hold the Meta options of OPTIONS, too. `excluded_fields` are those that the history leaves out.
    """
    options = {key: columns.pop(key) for key in OPTIONS if key in columns}
    if not any(field.primary_key for field in columns.values()):
        columns = {"id": models.BigAutoField(primary_key=True, auto_created=True, serialize=False)} | columns
    if stamped:
        columns |= {key: field for key, field in stamps().items() if key not in columns}
    words = {"verbose_name": label, "verbose_name_plural": plural or label}
    yield CreateModel(name, list(columns.items()), words | options, managers=managers)
    if history:
        columns = {key: field for key, field in columns.items() if key not in excluded_fields and not field.many_to_many}
        yield historical(name, label, columns, plural or label)


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


def guard(name: str, body: str, *triggers: str, declare: str = "") -> RunSQL:
    """A trigger function `name` and what fires it: each trigger is "NAME BEFORE UPDATE ON TABLE [WHEN …]".

    A body without variables is the statements alone; one with variables starts with DECLARE and has its own BEGIN.
    One that says DEFERRABLE asks at the end of the transaction. Arguments for the function are given as in SQL: "… EXECUTE
    FUNCTION NAME('argument')". Backwards all of it is dropped.
    """
    begin = "" if body.lstrip().startswith("DECLARE") else f" {declare}\nBEGIN"
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


def constraint(table_name: str, name: str, rule: str) -> RunSQL:
    """A constraint that Django has no word for, such as a foreign key of two columns."""
    return RunSQL(
        f"ALTER TABLE {table_name} ADD CONSTRAINT {name} {rule}", f"ALTER TABLE {table_name} DROP CONSTRAINT {name}"
    )
