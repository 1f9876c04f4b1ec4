"""For whom a password alone does not do: who approves, keeps and confirms money, keeps personal data, gives roles."""

from typing import Any

from django.conf import settings

from frontportal.staff.roles import ACCOUNTANT, ADMINISTRATOR, APPROVER, CONFIRMER, DATA_OFFICER

from ..models.authenticator import Authenticator

ROLES = frozenset({ACCOUNTANT, ADMINISTRATOR, APPROVER, CONFIRMER, DATA_OFFICER})


def authenticator_of(user: Any) -> Authenticator | None:
    return Authenticator.objects.filter(user=user.pk).first()


def is_required_of(user: Any) -> bool:
    """Whether the person's roles ask for codes. In a demonstration nobody has to: it is to be looked at by anyone."""
    if not settings.CODES_REQUIRED:
        return False
    return bool(user.is_superuser or user.groups.filter(name__in=ROLES).exists())
