"""The second person's word: the line is matched as it was decided, or goes back to who proposed it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from welfare.untimely_credits.models import UntimelyCredit

from ..actions import decide, lock_lines


def propose(credit: UntimelyCredit, *, by) -> None:
    """Save what the record says now as this person's proposal. Raises ValidationError where it doesn't fit."""
    stamp_proposal(credit, by=by)
    credit.full_clean()
    credit.save()


def stamp_proposal(credit: UntimelyCredit, *, by) -> None:
    """Note who proposes it, not saved. What was confirmed meanwhile is held by a trigger."""
    credit.proposed_by, credit.proposed_at, credit.updated_by = by, timezone.now(), by


@transaction.atomic
def confirm(credit: UntimelyCredit, *, by) -> UntimelyCredit:
    """Confirm the proposal as `credit` has it and match the line by it. Raises ValidationError when nothing is proposed,
    when `by` proposed it, when another proposal took its place meanwhile, and when it is decided already."""
    lock_lines([credit.line])
    credit = locked(credit)
    if credit.proposed_by_id == by.pk:
        raise ValidationError("Người xác nhận phải khác người đề nghị.")
    credit.clean()
    credit.confirmed_by, credit.confirmed_at, credit.updated_by = by, timezone.now(), by
    credit.save()
    named = {name: each for name, each in (("appeal", credit.next_appeal), ("unit", credit.unit)) if each}
    reason = f"{credit.get_choice_display()} (mã {credit.appeal.code} ngoài thời gian tiếp nhận): {credit.reason}"
    decide(credit.line, by=by, reason=reason, **named)
    return credit


@transaction.atomic
def send_back(credit: UntimelyCredit, *, by) -> UntimelyCredit:
    """The second person doesn't agree: the proposal is gone, its history stays, and the credit waits again."""
    credit = locked(credit)
    credit.choice, credit.reason, credit.next_appeal, credit.unit = "", "", None, None
    credit.proposed_by, credit.proposed_at, credit.updated_by = None, None, by
    credit.save()
    return credit


def locked(seen: UntimelyCredit) -> UntimelyCredit:
    """The credit as it is now, held until the end of the transaction, if it still is as it was seen and can be decided."""
    names = "line__account", "appeal", "next_appeal", "unit"
    credit = UntimelyCredit.objects.select_for_update(of=("self",)).select_related(*names).get(pk=seen.pk)
    check_open(credit)
    if credit.updated_at != seen.updated_at:
        raise ValidationError("Đề nghị vừa được sửa. Hãy xem lại.")
    return credit


def check_open(credit: UntimelyCredit) -> None:
    if credit.confirmed_at:
        raise ValidationError("Khoản này vừa được quyết định.")
    if not credit.choice:
        raise ValidationError("Chưa có ai đề nghị quyết định.")
