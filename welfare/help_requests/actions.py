"""Writes that are more than one field."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import ERASED, HelpRequest

TYPED = ("unit", "need", "message", "name", "address", "contact")


@transaction.atomic
def receive(request: HelpRequest) -> HelpRequest:
    """Save what a citizen sent, once for each form."""
    given = {name: getattr(request, name) for name in TYPED}
    return HelpRequest.objects.get_or_create(form_number=request.form_number, defaults=given)[0]


def stamp_answer(request: HelpRequest, *, by: Any) -> None:
    """Note who answered and when, not saved; nothing where nobody has answered yet."""
    request.answered_at, request.answered_by = (timezone.now(), by) if request.is_answered else (None, None)


def erase(request: HelpRequest, by: Any) -> None:
    """The request stays and counts; nobody knows any more who asked, nor what was told."""
    request.name = request.address = request.contact = request.message = ERASED
    request.household, request.updated_by = None, by
    request.save()
