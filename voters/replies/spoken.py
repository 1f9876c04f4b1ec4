"""What a body answered by word of mouth at the meeting where it was asked."""

from django.core.exceptions import ValidationError
from django.db import transaction

from voters.actions import transition
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.workflow import State

NOT_SPOKEN = "Chỉ ghi trả lời tại hội nghị cho kiến nghị đã phân loại, nêu tại một hội nghị đã tổ chức."


@transaction.atomic
def answer_at_meeting(petition: Petition, *, by, agency, note: str = "", **given) -> Reply:
    """Record what `agency` answered at the meeting where the petition was raised: asked, sent and answered on one day.

    `given` are the fields of Reply but number and day: it is known by the meeting's code.
    """
    petition = Petition.objects.select_for_update(of=["self"]).select_related("meeting__unit").get(pk=petition.pk)
    meeting = petition.meeting
    is_raised_there = meeting is not None and meeting.state == Meeting.State.HELD and not petition.is_complaint
    if petition.state != State.CLASSIFIED or not is_raised_there:
        raise ValidationError(NOT_SPOKEN)
    if petition.received_on > meeting.day:
        raise ValidationError(f"Kiến nghị tiếp nhận ngày {petition.received_on:%d/%m/%Y}, sau hội nghị.")
    petition.agency, petition.forwarded_on, petition.due_on = agency, meeting.day, meeting.day
    petition.save()
    answer = Reply(petition=petition, meeting=meeting, number=meeting.code, signed_on=meeting.day, **given)
    answer.created_by = answer.updated_by = by
    answer.full_clean()
    answer.save()
    transition(petition, to=State.ANSWERED, by=by, note=note, on=meeting.day, meeting=meeting)
    return answer
