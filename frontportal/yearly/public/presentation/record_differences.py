"""Which records of a figure an edition has otherwise than the books, asked without reading all of them: they may be a million."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, Value
from django.db.models.functions import Cast

from frontportal.replica.routing import read_connection
from frontportal.yearly.editions.changes import MOST_NAMED, RecordDifference
from frontportal.yearly.figures import Figure


class ComparedFigure(NamedTuple):
    """A figure that `is_summed`, how many records it has, and the pairs [key, value] that an edition holds of it."""

    figure: Figure
    records: int
    published: list[list]


# Records are looked up by the keys of the edition. All others are gone through only where there are any, in the order of their keys.
QUESTION = """(
    WITH published AS MATERIALIZED (
        SELECT key, value FROM unnest(%s::bigint[], %s::bigint[]) AS published (key, value)
    ), held AS MATERIALIZED (
        SELECT published.key, published.value AS before, record.value AS after, record.key IS NOT NULL AS is_there
        FROM published LEFT JOIN ({records}) AS record (key, value) ON record.key = published.key
    ), other AS MATERIALIZED (
        SELECT key, before, after FROM held WHERE after IS NOT NULL AND after IS DISTINCT FROM before
    )
    SELECT
        %s,
        (SELECT count(*) FROM held WHERE NOT is_there),
        ARRAY(SELECT key FROM held WHERE NOT is_there ORDER BY key LIMIT %s),
        ARRAY(
            SELECT key FROM ({records}) AS record (key, value)
            WHERE %s > (SELECT count(*) FROM held WHERE is_there) AND key <> ALL (%s::bigint[])
            ORDER BY key LIMIT %s
        ),
        (SELECT count(*) FROM other),
        ARRAY(SELECT ARRAY[key, before, after] FROM (SELECT * FROM other ORDER BY key LIMIT %s) AS first)
)"""
NOTHING = "SELECT NULL::bigint, NULL::bigint WHERE FALSE"


def record_differences(compared: Iterable[ComparedFigure], year: int) -> dict[str, RecordDifference]:
    """Slug → difference, of each that is `compared`; one query at most."""
    compared = {each.figure.slug: each for each in compared}
    if not compared:
        return {}
    texts, values = zip(*(question(each, year) for each in compared.values()), strict=True)
    with read_connection().cursor() as cursor:
        cursor.execute(" UNION ALL ".join(texts), [value for given in values for value in given])
        return {slug: difference(compared[slug], *found) for slug, *found in cursor.fetchall()}


def question(compared: ComparedFigure, year: int) -> tuple[str, list[Any]]:
    records, given = statement(compared.figure, year)
    keys, values = ([pair[at] for pair in compared.published] for at in (0, 1))
    names = [compared.figure.slug, MOST_NAMED, *given, compared.records, keys, MOST_NAMED, MOST_NAMED]
    return QUESTION.format(records=records), [keys, values, *given, *names]


def statement(figure: Figure, year: int) -> tuple[str, list[Any]]:
    """SQL of a figure's records as key and value; of one without public columns, whose values no edition holds, NULL."""
    value = Cast(figure.measure.get_source_expressions()[0] if figure.columns else Value(None), BigIntegerField())
    asked = figure.records(year).order_by().values_list("pk").annotate(record_value=value)
    try:
        text, given = asked.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return NOTHING, []
    return text, list(given)


def difference(
    compared: ComparedFigure, gone: int, gone_keys: list[int], come_keys: list[int], other: int, rows: list[list[int]]
) -> RecordDifference:
    come = max(compared.records - (len(compared.published) - gone), len(come_keys))
    return RecordDifference((gone, gone_keys), (come, come_keys), (other, [tuple(row) for row in rows]))
