"""Records of which a check asks others, which no constraint can: who writes one waits until who writes another has done so.

Of two who enter the same household in one moment, each would see that there is none yet.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

TAKE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 4))"


def checked_among(models: Iterable[Any]) -> list[str]:
    """What the records of these models are checked among: as each says in `checked_among`."""
    return sorted({name for model in models if (name := getattr(model, "checked_among", ""))})


def write_alone(names: Iterable[str]) -> None:
    """Until the transaction ends nobody else writes what is checked among these. Before any row is held."""
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(TAKE, [name])
