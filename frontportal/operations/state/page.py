"""The administrators' page of state: every room's facts, also when one of them can not be read."""

import logging
from collections.abc import Callable

from django.db import DatabaseError, transaction

from frontportal.kit import discovery
from frontportal.kit.operating_state import StateFact

logger = logging.getLogger(__name__)
UNKNOWN = StateFact("Không rõ", "Không đọc được; xem nhật ký máy chủ.", is_well=False)


def groups() -> list[tuple[str, list[StateFact]]]:
    """(title, facts) in the order of the rooms."""
    return [
        (title, facts_or_unknown(function))
        for module in discovery.modules("state_facts")
        for title, function in module.GROUPS
    ]


def facts_or_unknown(function: Callable[[], list[StateFact]]) -> list[StateFact]:
    """This page is opened when something is wrong: one fault must not hide all else."""
    try:
        with transaction.atomic():
            return function()
    except (DatabaseError, OSError):
        logger.exception("A group of facts could not be read")
        return [UNKNOWN]
