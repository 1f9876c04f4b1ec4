"""Opinions of a meeting become petitions, all of them or none; a petition of several things becomes several."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.numbering import number_all
from frontportal.kit.values.text import fold
from voters import actions
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.models.step import PetitionStep
from voters.workflow import State

TAKEN_FROM_WHOLE = ("year", "unit", "meeting", "session", "channel", "received_on", "urgency", "is_complaint")


def refusal_of(meeting: Meeting) -> str:
    """Why nothing can be written down for a meeting; `""` where it can."""
    if meeting.state == Meeting.State.CANCELLED:
        return "Hội nghị này không tổ chức nên không có ý kiến để ghi."
    if meeting.start > timezone.now():
        return f"Hội nghị bắt đầu lúc {timezone.localtime(meeting.start):%H:%M %d/%m/%Y}, chưa có ý kiến để ghi."
    return ""


def opinion_of(meeting: Meeting, **given) -> Petition:
    """A petition that was raised at a meeting, not stored yet."""
    return Petition(
        year=meeting.year,
        unit=meeting.unit,
        meeting=meeting,
        session=meeting.session,
        channel=Petition.Channel.MEETING,
        received_on=meeting.day,
        **given,
    )


@transaction.atomic
def record_opinions(
    meeting: Meeting, petitions: list[Petition], *, by, spoken: Iterable[dict | None] = (), numbers: Iterable[int] = ()
) -> list[Petition]:
    """Store new petitions of a meeting in their order, each with its code and first step.

    `spoken` has for each what was answered at once, fields of a Reply, or None: it waits with the petition, which is answered
    as soon as somebody has classified it. `numbers` are what the person sees them called, where lines between are empty.
    Raises ValidationError, a list with one sentence for each that was written down before: who presses twice, or two who
    type the same minutes, would have every opinion twice.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    known = {text_of(petition): petition.code for petition in meeting.petitions.only("code", "content")}
    places = list(numbers) or range(1, len(petitions) + 1)
    refused, seen = [], {}
    for number, petition in zip(places, petitions, strict=True):
        text = text_of(petition)
        if text in known:
            refused.append(f"Ý kiến {number} đã ghi cho hội nghị này, mã {known[text]}.")
        elif text in seen:
            refused.append(f"Ý kiến {number} trùng với ý kiến {seen[text]}.")
        seen.setdefault(text, number)
    if refused:
        raise ValidationError(refused)
    store(petitions, by)
    for number, petition, answer in zip(places, petitions, spoken, strict=False):
        if answer:
            keep_spoken(petition, answer, number, by)
    return petitions


def keep_spoken(petition: Petition, answer: dict, number: int, by) -> None:
    meeting = petition.meeting
    if meeting.state != Meeting.State.HELD:
        raise ValidationError("Hãy ghi hội nghị đã tổ chức trước khi ghi trả lời tại hội nghị.")
    reply = Reply(petition=petition, meeting=meeting, number=meeting.code, signed_on=meeting.day, **answer)
    reply.created_by = reply.updated_by = by
    try:
        reply.full_clean()
    except ValidationError as error:
        raise ValidationError([f"Ý kiến {number}: {sentence}" for sentence in error.messages]) from error
    reply.save()


def text_of(petition: Petition) -> str:
    return " ".join(fold(petition.content).split())


def store(petitions: list[Petition], by, note: str = "") -> list[Petition]:
    for petition in petitions:
        petition.created_by = petition.updated_by = by
    number_all(petitions)
    bulk_create_with_history(petitions, Petition, default_user=by)
    PetitionStep.objects.bulk_create(
        PetitionStep(petition=petition, to_state=State.RECEIVED, at=timezone.now(), by=by, note=note)
        for petition in petitions
    )
    return petitions


@transaction.atomic
def split(petition: Petition, parts: Iterable[Petition], *, by, note: str = "") -> list[Petition]:
    """Set a petition aside for two or more that ask for one thing each; it keeps its number, its words and its page.

    `parts` bring what differs: field, title, content, agency. Raises ValidationError with a Vietnamese sentence.
    """
    whole = Petition.objects.select_for_update().get(pk=petition.pk)
    parts = list(parts)
    if len(parts) < 2:
        raise ValidationError("Hãy ghi ít nhất hai kiến nghị được tách ra.")
    if len({text_of(part) for part in parts}) < len(parts):
        raise ValidationError("Các kiến nghị được tách ra phải khác nhau.")
    for part in parts:
        part.split_from = whole
        for name in TAKEN_FROM_WHOLE:
            setattr(part, name, getattr(whole, name))
    stored = store(parts, by, f"Tách từ {whole.code}.")
    codes = ", ".join(part.code for part in stored)
    actions.transition(whole, to=State.SPLIT, by=by, note=f"{note} Tách thành {codes}.".strip()[:300])
    return stored
