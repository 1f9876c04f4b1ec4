"""Requests of persons: proposed by one officer, carried out or refused by another."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .finding import FoundRecord, by_keys
from .models.deletion import Deletion
from .models.erasure_request import ErasureRequest


@transaction.atomic
def propose(found: Sequence[FoundRecord], *, reference: str, reason: str, by: Any) -> ErasureRequest:
    """Raises ValidationError for nothing, for what has to be kept (with why), and without paper or reason."""
    if not found:
        raise ValidationError("Hãy chọn ít nhất một bản ghi.")
    stays = [each for each in found if not each.is_erasable]
    if stays:
        raise ValidationError(f"{stays[0].held.label} không xoá được. {stays[0].fate}")
    if not reference.strip() or not reason.strip():
        raise ValidationError("Hãy ghi đơn, yêu cầu nào và lý do.")
    records = [[each.held.slug, each.record.pk] for each in found]
    stamps = {"proposed_by": by, "proposed_at": timezone.now(), "created_by": by, "updated_by": by}
    return ErasureRequest.objects.create(reference=reference.strip(), reason=reason.strip(), records=records, **stamps)


def standing(request: ErasureRequest, user: Any) -> list[FoundRecord]:
    """Those of its records that are still there."""
    return by_keys([f"{slug} {key}" for slug, key in request.records], user)


@transaction.atomic
def carry_out(request: ErasureRequest, *, by: Any) -> int:
    """Erase its records, each with a line in the journal; returns how many. Raises ValidationError for one decided
    already and for who proposed it."""
    request = locked(request, by)
    found = standing(request, by)
    request.state, request.decided_by, request.decided_at = request.State.DONE, by, timezone.now()
    request.updated_by = by
    request.save()
    for each in found:
        assert each.held.erase is not None
        reason = f"{request.reference}: {request.reason}"[:300]
        Deletion.objects.create(kind=each.held.slug, record_key=each.record.pk, request=request, by=by, reason=reason)
        each.held.erase(each.record, by)
    return len(found)


@transaction.atomic
def refuse(request: ErasureRequest, *, answer: str, by: Any) -> None:
    """Who proposed it may take it back so. Raises ValidationError without a reason, and for one decided already."""
    request = locked(request, None)
    if not answer.strip():
        raise ValidationError("Hãy ghi vì sao không xoá.")
    request.state, request.answer = request.State.REFUSED, answer.strip()
    request.decided_by, request.decided_at, request.updated_by = by, timezone.now(), by
    request.save()


def locked(request: ErasureRequest, confirmer: Any) -> ErasureRequest:
    request = ErasureRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != request.State.PROPOSED:
        raise ValidationError("Yêu cầu này đã được quyết định.")
    if confirmer is not None and request.proposed_by_id == confirmer.pk:
        raise ValidationError("Người xác nhận phải khác người đề nghị.")
    return request
