"""Sentences for what the database itself refuses: a trigger speaks for itself, a constraint by its model."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, models, transaction

RAISED = "P0001"  # SQLSTATE of RAISE EXCEPTION in a trigger of ours, whose text is Vietnamese
TAKEN_BACK = ("40P01", "40001")  # deadlock, serialization failure: the same again may well succeed
TRY_AGAIN = "Có việc khác ghi vào cùng lúc nên việc này bị dừng. Chưa có gì được lưu; hãy thử lại."
GENERAL = "Không lưu được: dữ liệu mâu thuẫn với dữ liệu đã có."


def message_for(error: Exception) -> str:
    """A Vietnamese sentence for a database error; "" when it is no refusal but a fault, which should be raised on."""
    if isinstance(error, models.ProtectedError | models.RestrictedError):
        return "Không xoá được: còn bản ghi khác dùng đến bản ghi này."
    cause: Any = error.__cause__  # of psycopg
    if not isinstance(error, DatabaseError) or not hasattr(cause, "diag"):
        return ""
    if cause.sqlstate == RAISED:
        return cause.diag.message_primary
    if is_taken_back(error):
        return TRY_AGAIN
    if not isinstance(error, IntegrityError):
        return ""
    return message_of_constraint(cause.diag.constraint_name) or GENERAL


@contextmanager
def translate_db_errors() -> Iterator[None]:
    """What the database refuses within, as a ValidationError with its sentence."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        sentence = message_for(error)
        if not sentence:
            raise
        raise ValidationError(sentence) from error


def is_taken_back(error: BaseException) -> bool:
    """Whether the database undid a transaction for the sake of another at the same time."""
    return getattr(error.__cause__, "sqlstate", None) in TAKEN_BACK


def message_of_constraint(name: str | None) -> str:
    """The sentence of a constraint of ours; "" for a name that is none."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    return ""


def check_deferred() -> None:
    """Ask the database for its deferred checks now, while the refusal can still be told at its place."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
