"""Records of which a check asks others, which no constraint can: of two people who enter the same household in one moment, each
would see that there is none yet. Who writes one waits until who writes another has done so."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.db import connection, transaction

TAKE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 4))"


@contextmanager
def writing_alone(models: Iterable[Any]) -> Iterator[None]:
    """Until the transaction ends nobody else writes what is checked among the same, as each model says in `checked_among`.

    Begun before any row is held, so that nobody waits in a circle.
    """
    names = sorted({model.checked_among for model in models if hasattr(model, "checked_among")})
    with transaction.atomic() if names else nullcontext(), connection.cursor() as cursor:
        for name in names:
            cursor.execute(TAKE, [name])
        yield
