"""Terms that run when a day is announced: rooms that store a due day move it, and say so."""

from typing import Any

from django.db import transaction

from frontportal.kit import discovery

from .decisions import invalidate


@transaction.atomic
def move_open_terms(reason: str, by: Any) -> list[str]:
    """Ask each room's `open_terms.move`; the sentences tell which due days moved. `reason` says why, as a sentence."""
    invalidate()
    return [sentence for room in discovery.modules("open_terms") for sentence in room.move(reason, by)]
