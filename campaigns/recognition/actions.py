"""The steps of the ladder that concern more than one record."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from campaigns.models.recognition import Recognition
from campaigns.models.titles import level_on

from .models.criteria import CriteriaSet
from .models.criterion import Criterion
from .models.decision import Decision
from .models.registration import Registration
from .models.score import Score


@transaction.atomic
def save_registrations(rows: list[tuple[Registration, list[Score], list[Score]]], *, by: Any) -> int:
    """Save the rows of a commune together: each registration, its scores, and those that were emptied; how many rows."""
    for registration, scores, emptied in rows:
        stamp_new(registration, by)
        registration.save()
        for score in emptied:
            score.delete()
        for score in scores:
            stamp_new(score, by)
            score.registration = registration
            score.save()
    return len(rows)


def stamp_new(record: Any, by: Any) -> None:
    if record._state.adding:
        record.created_by = by
    record.updated_by = by


@transaction.atomic
def new_version(criteria_set: CriteriaSet, *, since_year: int, by: Any) -> CriteriaSet:
    """A copy of a set with all its criteria, to be edited for a later year. Raises ValidationError where one is there."""
    copied = CriteriaSet(
        title=criteria_set.title, since_year=since_year, basis=criteria_set.basis, threshold=criteria_set.threshold,
        note=criteria_set.note, created_by=by, updated_by=by,
    )  # fmt: skip
    copied.full_clean()
    copied.save()
    for criterion in criteria_set.criteria.all():
        copy = Criterion(
            criteria_set=copied, number=criterion.number, group=criterion.group, text=criterion.text,
            weight=criterion.weight, least=criterion.least, evidence=criterion.evidence, position=criterion.position,
            created_by=by, updated_by=by,
        )  # fmt: skip
        copy.full_clean()
        copy.save()
    return copied


@transaction.atomic
def enlist(registrations: Any, decision: Decision, *, by: Any) -> tuple[int, list[str]]:
    """Put those that passed into a list for decision; how many, and a sentence for each that could not be."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.is_decided:
        raise ValidationError("Danh sách này đã có quyết định nên không thêm được nữa.")
    found, left = [], []
    for registration in registrations.with_scores().select_for_update(of=("self",)):
        why = why_not_listed(registration, decision)
        if why:
            left.append(f"{registration}: {why}")
            continue
        registration.decision, registration.updated_by, registration.updated_at = decision, by, timezone.now()
        found.append(registration)
    bulk_update_with_history(found, Registration, ["decision", "updated_by", "updated_at"], default_user=by)
    return len(found), left


def why_not_listed(registration: Registration, decision: Decision) -> str:
    if (registration.title, registration.year) != (decision.title, decision.year):
        return "khác danh hiệu hoặc khác năm với danh sách."
    if registration.decision_id:
        return "đã ở trong một danh sách."
    why = registration.why_not_passed()
    return why[:1].lower() + why[1:]


@transaction.atomic
def strike(registrations: Any, *, by: Any) -> int:
    """Take areas out of lists that are not decided yet; how many."""
    found = list(
        registrations.filter(decision__isnull=False, decision__decided_at=None).select_for_update(of=("self",))
    )
    for registration in found:
        registration.decision, registration.updated_by, registration.updated_at = None, by, timezone.now()
    bulk_update_with_history(found, Registration, ["decision", "updated_by", "updated_at"], default_user=by)
    return len(found)


@transaction.atomic
def decide(decision: Decision, *, by: Any) -> int:
    """Recognise all areas of the list by the number, day and scan that `decision` bears; how many.

    Raises ValidationError with sentences at fields: for who made the list, a level that may not, an empty list, and an area that
    is recognised already.
    """
    stored = Decision.objects.select_for_update().get(pk=decision.pk)
    if stored.is_decided:
        raise ValidationError("Danh sách này đã có quyết định.")
    if stored.listed_by_id == by.pk:
        raise ValidationError("Người ghi quyết định phải khác người lập danh sách.")
    level_on(stored.title, decision.decided_on, stored.level)
    registrations = list(stored.registrations.select_related("unit__parent").select_for_update(of=("self",)))
    if not registrations:
        raise ValidationError("Danh sách chưa có khu dân cư nào.")
    recognitions = [recognition_of(registration, decision, by) for registration in registrations]
    for recognition in recognitions:
        recognition.full_clean(exclude=["unit"])
    bulk_create_with_history(recognitions, Recognition, default_user=by)
    for registration, recognition in zip(registrations, recognitions, strict=True):
        registration.recognition, registration.updated_by, registration.updated_at = recognition, by, timezone.now()
    bulk_update_with_history(registrations, Registration, ["recognition", "updated_by", "updated_at"], default_user=by)
    decision.decided_by, decision.decided_at, decision.updated_by = by, timezone.now(), by
    decision.save()
    return len(recognitions)


def recognition_of(registration: Registration, decision: Decision, by: Any) -> Recognition:
    return Recognition(
        unit=registration.unit, year=registration.year, title=registration.title, level=decision.level,
        decision_number=decision.number, decision_date=decision.decided_on, created_by=by, updated_by=by,
        is_illustration=registration.is_illustration, shown=True,
    )  # fmt: skip
