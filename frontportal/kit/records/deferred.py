"""Checks that the database puts off to the end of a transaction."""

from django.db import connection


def check_deferred() -> None:
    """Ask the database for its deferred checks now, while the refusal can still be told at its place."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
