"""Illustration: lines of the statements meet their entries, by the same two steps as in the office; norms of the years."""

from contextlib import suppress

from django.core.exceptions import ValidationError

from .. import actions
from ..auto_match import match_statement
from ..models import Match, UnmatchedLine
from ..suggestions.ranking import is_clear, suggest
from . import statements

ORDER = 45
AT_ONCE = 200


def load(world) -> None:
    """The machine takes what carries a code, the accountant what is clear; the few doubtful lines wait."""
    statements.load(world)
    accountant = world.users["accountant"]
    for statement in world["statements"]:
        match_statement(statement, by=accountant)
        lines = list(UnmatchedLine.objects.filter(statement=statement).select_related("account").order_by("pk"))
        for first in range(0, len(lines), AT_ONCE):
            some = lines[first : first + AT_ONCE]
            found = suggest(some)
            actions.accept({line: found[line.pk][0] for line in some if is_clear(found[line.pk])}, by=accountant)
    for match in Match.objects.without_entry().select_related("line__account"):
        with suppress(ValidationError):  # several could be it: that one waits
            actions.link(match, by=accountant)
