"""Who made a record and who changed it last."""

from django.db import models

from .base import Stamped


def stamp(record: models.Model, user) -> None:
    """Who made it and who changed it last; `user` may be None."""
    if isinstance(record, Stamped) and user is not None:
        if record._state.adding:
            record.created_by = user
        record.updated_by = user
