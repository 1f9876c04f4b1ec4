"""Proposing a change of what the public reads, and deciding about it. The only way such a record changes its words."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone

from frontportal.kit.records.base import Publishable, sign, stamp
from frontportal.kit.records.db_errors import check_deferred, translate_db_errors
from frontportal.kit.records.scoping import place_of

from .changes.applying import DELETION, apply, apply_related, must_stand
from .changes.wording import labels_of
from .mails import events
from .models.proposed_change import ProposalStep, ProposedChange
from .rights import may_decide_kind

State = ProposedChange.State
GONE = "Nội dung này không còn, nên không duyệt được đề nghị. Hãy trả lại đề nghị."
OWN = "Đề nghị này do chính bạn gửi, nên cần người khác duyệt."
DECIDED = "Đề nghị này đã được {person} quyết định lúc {at}: {state}."


@transaction.atomic
def propose(record: models.Model, changes: dict[str, list[Any]], *, by: Any, reason: str = "") -> ProposedChange:
    """Keep what `by` wants the record to say until a second person decides, and tell those who may.

    `changes` as `ProposedChange` keeps them.
    """
    proposal = store_proposal(record, changes, by=by, reason=reason)
    events.proposal_waits(proposal)
    return proposal


def store_proposal(record: models.Model, changes: dict[str, list[Any]], *, by: Any, reason: str = "") -> ProposedChange:
    """The same, and nobody is told."""
    unit = place_of(record)[2]
    versions = getattr(record, "history", None)
    proposal = ProposedChange(
        record=record,
        subject=str(record)[:300],
        unit_id=unit and unit.pk,
        changes=changes,
        base_version=versions.values_list("history_id", flat=True).first() if versions is not None else None,
        reason=reason.strip(),
        proposed_by=by,
    )
    proposal.full_clean(exclude=["record"])
    proposal.save()
    ProposalStep.objects.create(proposal=proposal, to_state=State.PROPOSED, by=by, note=proposal.reason)
    return proposal


@transaction.atomic
def approve(proposal: ProposedChange, *, by: Any, note: str = "") -> ProposedChange:
    """Let the record say what was proposed.

    Raises PermissionDenied without the right; ValidationError with a sentence for an own proposal, one that is decided
    already, a record that says something else by now, and what the record may not say.
    """
    proposal, record = locked(proposal, by)
    is_own = proposal.proposed_by_id == by.pk
    if is_own and not by.may_approve_own:
        raise ValidationError(OWN)
    must_stand(record, proposal.changes, labels_of(type(record), proposal.changes))
    record._history_user = by
    record._change_reason = reason_for_history(proposal, by)
    with translate_db_errors():
        if DELETION in proposal.changes:
            record.delete()
        else:
            put_into(record, proposal, by)
        check_deferred()
    proposal.is_self_approved = is_own
    return decided(proposal, State.APPROVED, by, note)


def put_into(record: models.Model, proposal: ProposedChange, by: Any) -> None:
    """Write what was proposed, signed by who proposed it and let out by who approves it."""
    related = apply(record, proposal.changes)
    stamp(record, proposal.proposed_by)
    sign(record, proposal.proposed_by)
    if isinstance(record, Publishable) and record.state == Publishable.State.PUBLISHED:
        record.published_by, record.is_self_approved = by, proposal.proposed_by_id == by.pk
    record.full_clean(exclude=[field.name for field in record._meta.fields if field.name not in proposal.changes])
    record.save()
    apply_related(record, proposal.changes, related)


def reason_for_history(proposal: ProposedChange, by: Any) -> str:
    """Both names, for the record's own history."""
    if proposal.proposed_by_id == by.pk:
        return f"Đề nghị sửa số {proposal.pk}: {by} đề nghị và tự duyệt."
    return f"Đề nghị sửa số {proposal.pk}: {proposal.proposed_by} đề nghị, {by} duyệt."


@transaction.atomic
def reject(proposal: ProposedChange, *, by: Any, note: str) -> ProposedChange:
    """Send it back with a reason; the public goes on reading what it reads."""
    proposal = locked(proposal, by, is_record_needed=False)[0]
    if proposal.proposed_by_id == by.pk:
        raise ValidationError("Đề nghị của chính bạn thì rút lại, không trả lại.")
    if not note.strip():
        raise ValidationError("Hãy ghi lý do trả lại.")
    return decided(proposal, State.REJECTED, by, note)


@transaction.atomic
def take_back(proposal: ProposedChange, *, by: Any, note: str = "") -> ProposedChange:
    """The person who proposed it no longer wants it."""
    proposal = still_waiting(proposal)
    if proposal.proposed_by_id != by.pk:
        raise PermissionDenied
    return decided(proposal, State.WITHDRAWN, by, note)


def locked(
    proposal: ProposedChange, by: Any, *, is_record_needed: bool = True
) -> tuple[ProposedChange, models.Model | None]:
    """The proposal and its record, both locked until the transaction ends, for one who may decide about it."""
    proposal = still_waiting(proposal)
    model = proposal.content_type.model_class()
    seen = ProposedChange.objects.visible_to(by).filter(pk=proposal.pk).exists()
    if not seen or not may_decide_kind(by, model):
        raise PermissionDenied
    try:
        record = model._base_manager.select_for_update(of=("self",)).get(pk=proposal.object_id)
    except ObjectDoesNotExist:
        record = None
    if record is None and is_record_needed:
        raise ValidationError(GONE)
    return proposal, record


def still_waiting(proposal: ProposedChange) -> ProposedChange:
    """The proposal, locked. Raises ValidationError for one that somebody has decided about meanwhile."""
    proposal = ProposedChange.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not proposal.is_waiting:
        at = f"{timezone.localtime(proposal.decided_at):%d/%m/%Y %H:%M}"
        state = proposal.get_state_display().lower()
        raise ValidationError(DECIDED.format(person=proposal.decided_by, at=at, state=state))
    return proposal


def decided(proposal: ProposedChange, state: str, by: Any, note: str) -> ProposedChange:
    """Write down what was decided, as a step too, and let the other side know."""
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, timezone.now()
    proposal.decision_note = note.strip()
    proposal.full_clean(exclude=["record", "content_type"])
    proposal.save(update_fields=ProposedChange.append_only_except)
    ProposalStep.objects.create(proposal=proposal, to_state=state, by=by, note=proposal.decision_note)
    events.proposal_is_decided(proposal)
    return proposal
