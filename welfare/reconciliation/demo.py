"""Illustration: lines of the statements meet their entries, by the same two steps as in the office; norms of the years."""

from contextlib import suppress
from datetime import date

from django.core.exceptions import ValidationError

from frontportal.kit.demo import LABEL
from welfare.assistance.models.norm import Norm

from . import actions
from .auto_match import match_statement
from .models import StatementMatch, WaitingLine
from .suggestions import is_clear, suggest

MILLION = 10**6
AT_ONCE = 200
NORMS = (
    ("house-new", 50 * MILLION, date(2022, 1, 1), None),
    ("house-repair", 50 * MILLION, date(2022, 1, 1), None),
    ("household", 25 * MILLION, date(2022, 1, 1), None),
    ("package", 400_000, date(2022, 1, 1), date(2022, 6, 30)),
    ("package", 500_000, date(2022, 7, 1), None),
)


def load_norms(stamps) -> None:
    for number, (per, amount, since, until) in enumerate(NORMS, 1):
        Norm.objects.create(
            per=per, amount=amount, since=since, until=until,
            decision=f"Quyết định {number:02d}/QĐ-BVĐ năm {since.year} ({LABEL})", **stamps,
        )  # fmt: skip


def load(world, stamps) -> None:
    """The machine takes what carries a code, the accountant what is clear; the few doubtful lines wait."""
    accountant = world.users["accountant"]
    for statement in world["statements"]:
        match_statement(statement, by=accountant)
        lines = list(WaitingLine.objects.filter(statement=statement).select_related("account").order_by("pk"))
        for first in range(0, len(lines), AT_ONCE):
            some = lines[first : first + AT_ONCE]
            found = suggest(some)
            actions.accept({line: found[line.pk][0] for line in some if is_clear(found[line.pk])}, by=accountant)
    for match in StatementMatch.objects.without_entry().select_related("line__account"):
        with suppress(ValidationError):  # several could be it: that one waits
            actions.link(match, by=accountant)
