"""A guard of an earlier migration with one piece of its body exchanged, and back."""

import pytest
from django.db import DatabaseError, connection, transaction

from frontportal.kit.records.triggers import amended

GUARD, PIECE = "approval_written_once", "thì không sửa, không xoá."


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def body() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [GUARD])
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_there_and_back():
    before, step = body(), amended(GUARD, PIECE, "thì giữ nguyên.")
    run(step.sql)
    assert body() == before.replace(PIECE, "thì giữ nguyên.")
    run(step.reverse_sql)
    assert body() == before


@pytest.mark.django_db
@pytest.mark.parametrize("piece", ["không có ở đây", "không"])
def test_a_piece_that_does_not_stand_there_once_changes_nothing(piece):
    before = body()
    with pytest.raises(DatabaseError, match="does not stand once"):
        run(amended(GUARD, piece, "x").sql)
    assert body() == before
