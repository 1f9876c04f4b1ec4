"""Decisions about lines of statements, for welfare.statements, which replaces lines when it reads a file again."""

from .actions import undo as undo_match
from .models import Match


def count(lines: list[int]) -> int:
    """How many decisions stand about lines with these keys."""
    return standing(lines).count()


def undo(lines: list[int], *, reason: str, by) -> None:
    """Undo them. Raises ValidationError where that can't be."""
    for match in standing(lines).select_related("line__account").order_by("pk"):
        undo_match(match, reason=reason, by=by)


def standing(lines: list[int]):
    return Match.objects.standing().filter(line__in=lines)
