"""Several small questions as one: the way to the database and back costs more than most of them."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

from .routing import read_connection


def asked_together(*questions: QuerySet) -> list[list[Any]]:
    """The rows of each question: records of a plain QuerySet, without relations fetched along; tuples of `values_list`.
    One query. Bytes and numbers with decimals are not for it: rows come as JSON.
    """
    if not questions:
        return []
    connection = read_connection()
    compilers = [question.all().query.get_compiler(connection=connection) for question in questions]
    parts, values = [], []
    for compiler in compilers:
        part, given = rows_as_json(compiler)
        parts.append(part)
        values += given
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        found = cursor.fetchone()
    return [
        [*rows(question, compiler, each or [], connection.alias)]
        for question, compiler, each in zip(questions, compilers, found, strict=True)
    ]


def rows_as_json(compiler: Any) -> tuple[str, list[Any]]:
    """SQL of one value: a list of lists; NULL for no rows."""
    try:
        text, values = compiler.as_sql()
    except EmptyResultSet:
        return "NULL", []
    names = ", ".join(f"c{number}" for number in range(len(compiler.select)))
    return f"(SELECT json_agg(json_build_array({names})) FROM ({text}) AS asked ({names}))", list(values)  # noqa: S608 - Django's own text


def rows(question: QuerySet, compiler: Any, found: list[list[Any]], alias: str) -> Iterator[Any]:
    """As Django would give them."""
    if not found:
        return
    to_python = [expression.output_field.to_python for expression, *_ in compiler.select]
    for each in found:
        values = tuple(convert(value) for convert, value in zip(to_python, each, strict=True))
        if not issubclass(question._iterable_class, ModelIterable):
            yield values
            continue
        positions = compiler.klass_info["select_fields"]
        names = [compiler.select[position][0].target.attname for position in positions]
        record = question.model.from_db(alias, names, [values[position] for position in positions])
        for name, position in compiler.annotation_col_map.items():
            setattr(record, name, values[position])
        yield record
