"""Refusals of the database in the words of the office."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from frontportal.kit.refusals import sentence_of


@contextmanager
def refusals_spoken():
    """What the database refuses within, as a ValidationError with its sentence."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        sentence = sentence_of(error)
        if not sentence:
            raise
        raise ValidationError(sentence) from error
