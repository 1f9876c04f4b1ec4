"""Writes of the register: a code for each consent, and withdrawals that reach everything that named the person."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from frontportal.kit import discovery

from .models import Consent


@transaction.atomic
def number_all(consents: Iterable[Consent]) -> None:
    """The next free code of the year in which each was given; two clerks at once get two codes."""
    last: dict[str, int] = {}
    for consent in consents:
        if consent.code:
            continue
        prefix = f"DY-{consent.given_on.year}-"
        if prefix not in last:
            last[prefix] = last_number(prefix)
        last[prefix] += 1
        consent.code = f"{prefix}{last[prefix]:03d}"


def last_number(prefix: str) -> int:
    """The highest number in use. The lock, held until the transaction ends, makes others wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [prefix])
    taken = Consent.objects.filter(code__startswith=prefix).values_list("code", flat=True)
    return max((int(code.removeprefix(prefix)) for code in taken), default=0)


@transaction.atomic
def withdraw(consent: Consent, *, how: str, by: Any) -> Consent:
    """From the end of this transaction on nothing public names or shows the person for this purpose.

    Rooms that keep what is public beside the consent follow in `actions.consent_withdrawn(consent, by=…)`; triggers of theirs
    refuse the transaction where one did not. Raises ValidationError without a way, and for one withdrawn already.
    """
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if not consent.is_living:
        raise ValidationError(f"Bản đồng ý {consent.code} đã được rút.")
    if not how.strip():
        raise ValidationError("Hãy ghi người ấy rút đồng ý bằng cách nào.")
    consent.withdrawn_at, consent.withdrawn_by, consent.withdrawal = timezone.now(), by, how.strip()
    consent.updated_by = by
    consent.save()
    for room in discovery.modules("actions"):
        if hasattr(room, "consent_withdrawn"):
            room.consent_withdrawn(consent, by=by)
    return consent
