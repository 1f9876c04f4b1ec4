"""All that rooms declare to be found, and the questions to the database that follow from it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    DateField,
    DateTimeField,
    F,
    Func,
    Model,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, TruncDate

from frontportal.kit import discovery
from frontportal.kit.searched_records import SearchedRecords

NOWHERE = "0"
VECTOR = SearchVectorField()
LONGEST_NAME = 200  # letters of a name that are compared with what was typed


@cache
def searched_records() -> dict[str, SearchedRecords]:
    """Model as "voters.petition" → how its records are found, in the order of the rooms."""
    return {each.model.lower(): each for room in discovery.modules("search") for each in getattr(room, "SEARCHED", ())}


def model_of(records: SearchedRecords) -> type[Model]:
    return apps.get_model(records.model)


class ConcatWithSpaces(Func):
    """Values one blank apart, those that are not known left out."""

    function, output_field = "CONCAT_WS", TextField()

    def __init__(self, *values):
        super().__init__(Value(" "), *values)


class ArrayOf(Func):
    function, template = "ARRAY", "%(function)s[%(expressions)s]::%(kind)s[]"

    def __init__(self, values, kind):
        super().__init__(*values, output_field=ArrayField(TextField()), kind=kind)


def entries(records: SearchedRecords):
    """The rows of the search table that these records should have, as a QuerySet of tuples."""
    model = model_of(records)
    names = [term(model, path) for path in (*records.codes, *records.names)]
    texts = [term(model, path) for path in (*records.texts, *paths_of_places(records))]
    marks = (
        ArrayOf([Cast(path, TextField()) for path in records.codes], "text"),
        ArrayOf([F(path) for path in records.amounts], "bigint"),
        ArrayOf([Cast(path, TextField()) for path in records.phones], "text"),
    )
    name = Func(ConcatWithSpaces(*names), Value(LONGEST_NAME), function="LEFT")
    return model._base_manager.order_by().values_list(
        Value(model._meta.label_lower, TextField()),
        "pk",
        first_known(records.unit),
        day_of(model, records.day),
        Func(name, function="record_search_fold", output_field=TextField()),
        Value(records.is_closed, BooleanField()),
        Func(
            ConcatWithSpaces(*names, *texts),
            *marks,
            place_of(records),
            function="record_search_vector",
            output_field=VECTOR,
        ),
    )


def term(model: type[Model], path: str):
    """The value as people read it: a choice by its label; of an area, and of it alone, the commune it lies in."""
    *steps, last = path.split("__")
    value = F(path)
    choices = field_at(model, path).flatchoices
    if choices:
        value = Case(*(When(**{path: key, "then": Value(label)}) for key, label in choices), output_field=TextField())
    if steps and steps[-1] == "parent":
        return Case(When(**{"__".join([*steps[:-1], "kind"]): "area", "then": value}), output_field=TextField())
    return value


def field_at(model: type[Model], path: str):
    for step in path.split("__"):
        field = model._meta.get_field(step)
        model = field.related_model
    return field


def paths_of_places(records: SearchedRecords) -> list[str]:
    """What a place is called: "xã Đạ Đờn", and of an area its commune as well."""
    names = ("kind", "name", "parent__kind", "parent__name")
    return [f"{path}__{name}" for path in records.unit if path != "pk" for name in names]


def first_known(paths: tuple[str, ...]):
    keys = [Cast(path if path == "pk" else f"{path}_id", BigIntegerField()) for path in paths]
    return Coalesce(*keys) if len(keys) > 1 else (keys or [Value(None, BigIntegerField())])[0]


def place_of(records: SearchedRecords):
    """The key of the unit as a word of the index, NOWHERE for what has no place; "" for what should have one."""
    return Coalesce(Cast(first_known(records.unit), TextField()), Value("" if records.unit else NOWHERE))


def day_of(model: type[Model], path: str):
    if not path:
        return Value(None, DateField())
    return TruncDate(path) if isinstance(field_at(model, path), DateTimeField) else F(path)


class Source(NamedTuple):
    """A table that entries are made of: reached from the records by `path`, by way of `columns` of it."""

    model: type[Model]
    path: str
    columns: tuple[str, ...]


def sources(records: SearchedRecords) -> list[Source]:
    """The records' own table ("" for a path) and all others that their words come from."""
    found: dict[str, tuple[type[Model], set[str]]] = {}
    for path in paths_of(records):
        model, before = model_of(records), ""
        for step in path.split("__"):
            field = model._meta.pk if step == "pk" else model._meta.get_field(step)
            found.setdefault(before, (model, set()))[1].add(field.column)
            model, before = field.related_model, f"{before}__{step}" if before else step
    return [Source(model, path, tuple(sorted(columns))) for path, (model, columns) in found.items()]


def paths_of(records: SearchedRecords) -> Iterator[str]:
    yield from (*records.names, *records.texts, *records.codes, *records.amounts, *records.phones)
    yield from [records.day] if records.day else []
    yield from paths_of_places(records) or records.unit


def as_sql(queryset) -> str:
    """A question with its values written into it, as the body of a function needs it."""
    sql, given = queryset.query.get_compiler("default").as_sql()
    return connection.ops.compose_sql(sql, given)


def chosen(records: SearchedRecords, source: Source, keys: str):
    """Of `entries` those that come from the rows of a source whose keys the SQL `keys` gives."""
    return entries(records).filter(**{f"{source.path or 'pk'}__in": RawSQL(keys, [])})
