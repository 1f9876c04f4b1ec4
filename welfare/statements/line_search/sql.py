"""Questions in SQL that answer with one row."""

from django.db import connection


def fetch_row(sql: str, given: list | None = None) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()


def fetch_value(sql: str, given: list | None = None):
    return fetch_row(sql, given)[0]
