"""When a day off is announced or taken back, open petitions get the due day that their rule now gives, and say so."""

from collections.abc import Iterable

from django.utils import timezone

from .models.due_change import DueDateChange
from .models.petition import Petition

SHOWN = 8  # petitions named in the sentence; the list has the others


def move(reason: str, by) -> list[str]:
    """Move the due days of open petitions; the sentence that tells it, or nothing. Days that passed before stay."""
    moved = []
    for petition in Petition.objects.awaiting_answer().filter(due_rule__isnull=False).select_related("due_rule"):
        due_on = petition.due_rule.due_date(petition.forwarded_on)
        if due_on != petition.due_on and max(due_on, petition.due_on) >= timezone.localdate():
            moved.append((petition, petition.due_on, due_on))
    for petition, _, due_on in moved:
        Petition.objects.filter(pk=petition.pk).update(due_on=due_on)
    DueDateChange.objects.bulk_create(
        DueDateChange(petition=petition, old=old, new=new, reason=reason[:400], at=timezone.now(), by=by)
        for petition, old, new in moved
    )
    return [sentence(moved)] if moved else []


def sentence(moved: Iterable[tuple]) -> str:
    lines = [f"{petition.code}: {old:%d/%m/%Y} → {new:%d/%m/%Y}" for petition, old, new in moved]
    more = f" và {len(lines) - SHOWN} kiến nghị khác" if len(lines) > SHOWN else ""
    return f"Hạn trả lời của {len(lines)} kiến nghị đang chờ đã đổi theo lịch: {'; '.join(lines[:SHOWN])}{more}."
