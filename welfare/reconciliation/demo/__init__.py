"""Illustration: lines of the statements meet their entries, by the same two steps as in the office; norms of the years."""

from contextlib import suppress

from django.core.exceptions import ValidationError

from frontportal.kit.demo import LABEL
from welfare.untimely_credits.models import UntimelyCredit

from .. import actions
from ..auto_match import match_statement
from ..models import Match, UnmatchedLine
from ..suggestions.ranking import is_clear, suggest
from ..untimely.actions import confirm, propose
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
    decide_late(world)
    decide_between_levels(world)
    for match in Match.objects.without_entry().select_related("line__account"):
        with suppress(ValidationError):  # several could be it: that one waits
            actions.link(match, by=accountant)


def decide_late(world) -> None:
    """What came after an appeal had closed goes back, as two persons decided; the money out is no payment of the fund."""
    accountant = world.users["accountant"]
    for credit in UntimelyCredit.objects.select_related("line__account", "appeal"):
        credit.choice, credit.reason = "return", f"Đến sau ngày kết thúc tiếp nhận ({LABEL})"
        propose(credit, by=accountant)
        confirm(credit, by=world.users["confirmer"])
    for line in UnmatchedLine.objects.filter(memo=statements.RETURNED).select_related("account"):
        actions.decide(line, by=accountant, reason=f"Trả lại khoản đến ngoài thời gian tiếp nhận ({LABEL})")


def decide_between_levels(world) -> None:
    """Money between the funds of two levels is neither gift nor payment."""
    for line in UnmatchedLine.objects.filter(memo__startswith=statements.BETWEEN_LEVELS).select_related("account"):
        actions.decide(line, by=world.users["accountant"], reason=f"Chuyển tiền giữa các cấp ({LABEL})")
