"""Withdrawals, which reach everything that named the person."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from frontportal.kit import discovery

from .models import Consent


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
