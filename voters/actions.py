"""Everything that moves a petition or answers a citizen: the state, the step and the dates change together."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .deadlines import answer_rule
from .models.feedback import Feedback
from .models.petition import Petition
from .models.petitioner import Petitioner
from .models.reply import Reply
from .models.step import PetitionStep
from .step_days import happened_between
from .workflow import ASIDE, ENDED, State, is_allowed, needs_reason

OWN_PETITION = "Kiến nghị {code} do chính bạn ghi; phân loại xong là công khai, nên cần người khác phân loại."
OWN_REPLY = "Văn bản trả lời của kiến nghị {code} do chính bạn ghi hoặc sửa sau cùng, nên cần người khác công khai."


@transaction.atomic
def receive(petition: Petition, *, by) -> Petition:
    """Save a new petition with the first step of its way."""
    if petition.session_id is None and petition.meeting_id:
        petition.session = petition.meeting.session
    petition.save()
    PetitionStep.objects.create(petition=petition, to_state=State.RECEIVED, at=timezone.now(), by=by)
    return petition


@transaction.atomic
def transition(
    petition: Petition,
    *,
    to: str,
    by,
    note: str = "",
    into: Petition | None = None,
    on: date | None = None,
    meeting=None,
    voters_say: str = "",
) -> Petition:
    """Take a petition one step further. Raises ValidationError with a Vietnamese sentence and changes nothing.

    `into` is the petition that a merged one joins. Forwarding sets the due day by the rule in force
    on the day of the letter: `on`, or today. `on` is the day of what is recorded, `meeting` that at which voters were told,
    `voters_say` what they said to it.
    """
    petition = Petition.objects.select_for_update().get(pk=petition.pk)
    come_from = petition.state
    must_follow(petition, to)
    note = with_reason(petition, to, note)
    happened_between(petition, to, on)
    another_person(petition, to, by)
    ENTERING.get(State(to), leave)(petition, into)
    spoken = spoken_reply(petition) if to in (State.IN_PROGRESS, State.PUBLISHED) else None
    if to == State.FORWARDED or (to == State.IN_PROGRESS and (come_from in ENDED or spoken)):
        send(petition, on or timezone.localdate())
    petition.state = to
    petition.updated_by = by
    petition.full_clean()
    petition.save()
    step = PetitionStep(
        petition=petition, from_state=come_from, to_state=to, at=timezone.now(), by=by, note=note, on=on
    )
    step.agency = petition.agency if to in (State.FORWARDED, State.RETURNED) else None
    step.meeting, step.voters_say = meeting, voters_say
    step.save()
    if to == State.CLASSIFIED and come_from == State.RECEIVED and (waiting := spoken_reply(petition)):
        return give_spoken(petition, waiting, by)
    return report_spoken(petition, spoken, by) if to == State.PUBLISHED and spoken else petition


def give_spoken(petition: Petition, spoken: Reply, by) -> Petition:
    """What was answered where it was asked was written down with it: once it is classified, it is answered."""
    petition.forwarded_on = petition.due_on = spoken.signed_on
    petition.save()
    note = "Trả lời ngay tại hội nghị, ghi cùng biên bản."
    return transition(petition, to=State.ANSWERED, by=by, on=spoken.signed_on, meeting=spoken.meeting, note=note)


def report_spoken(petition: Petition, spoken: Reply, by) -> Petition:
    """Voters heard it where they asked: once it is public, they were told."""
    note = "Trả lời ngay tại hội nghị."
    return transition(petition, to=State.REPORTED, by=by, on=spoken.signed_on, meeting=spoken.meeting, note=note)


def spoken_reply(petition: Petition) -> Reply | None:
    """The reply that counts now, if it was given at the meeting itself."""
    last = petition.replies.select_related("meeting__unit").order_by("signed_on", "pk").last()
    return last if last and last.meeting_id else None


def must_follow(petition: Petition, to: str) -> None:
    """Only the steps of the table are taken."""
    if not is_allowed(petition.state, to):
        there = State(to).label.lower()
        raise ValidationError(
            f"Kiến nghị đang ở bước “{petition.get_state_display()}”, không thể chuyển sang “{there}”."
        )


def with_reason(petition: Petition, to: str, note: str) -> str:
    """The note without blanks around it; a step that nobody understands without a reason must have one."""
    if needs_reason(petition.state, to) and not note.strip():
        raise ValidationError({"note": "Hãy ghi lý do của bước này."})
    promising = petition.replies.last() if to == State.CLOSED else None
    if promising and promising.promised_on and not note.strip():
        sentence = (
            f"Văn bản trả lời hẹn xong ngày {promising.promised_on:%d/%m/%Y}: hãy ghi lời hẹn đã thực hiện đến đâu."
        )
        raise ValidationError({"note": sentence})
    return note.strip()


def send(petition: Petition, on: date) -> None:
    """The days of a petition whose letter to the body is of the day `on`."""
    if petition.agency is None:
        raise ValidationError("Hãy chọn cơ quan có thẩm quyền trước khi chuyển kiến nghị.")
    rule = answer_rule(petition, on)
    if rule is None:
        raise ValidationError("Chưa có thời hạn trả lời đang áp dụng. Hãy ghi thời hạn trong danh mục Thời hạn.")
    petition.forwarded_on, petition.due_on, petition.due_rule = on, rule.due_date(on), rule


def need_reply(petition: Petition, _) -> None:
    if not petition.replies.exists():
        raise ValidationError("Hãy ghi văn bản trả lời trước khi chuyển sang “đã trả lời”.")


def merge(petition: Petition, into: Petition | None) -> None:
    if into is None or into.pk == petition.pk:
        raise ValidationError("Hãy chọn kiến nghị khác để gộp vào.")
    if into.state == State.MERGED:
        raise ValidationError(f"Kiến nghị {into.code} đã được gộp vào kiến nghị khác, hãy chọn kiến nghị kia.")
    if into.state in ASIDE:
        label = into.get_state_display().lower()
        raise ValidationError(f"Kiến nghị {into.code} {label}, hãy chọn kiến nghị khác.")
    if petition.merged.exists():
        raise ValidationError("Kiến nghị này đang nhận kiến nghị khác gộp vào nên không thể gộp đi.")
    if into.is_complaint != petition.is_complaint:
        raise ValidationError("Khiếu nại, tố cáo không gộp với kiến nghị.")
    petition.merged_into = into


def take_back(petition: Petition, _) -> None:
    """No body has it any more: its term is over, too. The steps keep who had it, and when."""
    petition.forwarded_on = petition.due_on = petition.due_rule = None


def need_parts(petition: Petition, _) -> None:
    """`opinions.splitting` makes the parts before it takes the step."""
    if petition.split_into.count() < 2:
        raise ValidationError("Hãy ghi ít nhất hai kiến nghị được tách ra.")
    take_back(petition, _)


def start_again(petition: Petition, _) -> None:
    standing = petition.split_into.exclude(state__in=ASIDE).order_by("code").values_list("code", flat=True)
    if standing:
        raise ValidationError(f"Kiến nghị đã tách thành {', '.join(standing)}; hãy rút các kiến nghị đó trước.")
    petition.merged_into = petition.forwarded_on = petition.due_on = petition.due_rule = None


def another_person(petition: Petition, to: str, by) -> None:
    """What the public is to read was written by somebody else than who lets it out, unless by right.

    A petition is let out by classifying it: who recorded it and is the last to have changed it has not been read by anybody
    else yet. Replies are let out by publishing them: not by who wrote one last.
    """
    if getattr(by, "pk", None) is None or by.may_approve_own:
        return
    is_own = petition.created_by_id == by.pk and petition.updated_by_id == by.pk
    if to == State.CLASSIFIED and petition.state == State.RECEIVED and is_own:
        raise ValidationError(OWN_PETITION.format(code=petition.code))
    if to == State.PUBLISHED and petition.replies.filter(updated_by=by).exists():
        raise ValidationError(OWN_REPLY.format(code=petition.code))


def close_complaint(petition: Petition, _) -> None:
    need_reply(petition, _)
    if petition.is_complaint:
        raise ValidationError("Khiếu nại, tố cáo không được công khai.")


def leave(petition: Petition, _) -> None:
    """Entering the other states changes nothing but the state."""


ENTERING = {
    State.RECEIVED: start_again,
    State.RETURNED: take_back,
    State.ANSWERED: need_reply,
    State.PUBLISHED: close_complaint,
    State.REPORTED: close_complaint,
    State.MERGED: merge,
    State.SPLIT: need_parts,
}


@transaction.atomic
def reply(petition: Petition, *, by, note: str = "", **given) -> Reply:
    """Record the body's answer and move the petition to answered. `given` are the fields of Reply."""
    petition = Petition.objects.select_for_update().get(pk=petition.pk)
    answer = Reply(petition=petition, created_by=by, updated_by=by, **given)
    answer.full_clean()
    answer.save()
    if petition.state in (State.FORWARDED, State.IN_PROGRESS):
        transition(petition, to=State.ANSWERED, by=by, note=note, on=answer.signed_on)
    elif petition.state != State.ANSWERED:
        raise ValidationError("Chỉ ghi trả lời cho kiến nghị đã chuyển đến cơ quan có thẩm quyền.")
    return answer


@transaction.atomic
def receive_feedback(feedback: Feedback, *, name: str = "", contact: str = "", reply_by: str = "", by) -> Feedback:
    """Save a citizen's message, once for each form; name and contact, if given, go where few may look."""
    taken, new = Feedback.objects.get_or_create(
        form_number=feedback.form_number,
        defaults={"unit": feedback.unit, "field": feedback.field, "message": feedback.message, "created_by": by},
    )
    if new and (name or contact):
        Petitioner.objects.create(feedback=taken, name=name, contact=contact, reply_by=reply_by, created_by=by)
    return taken


@transaction.atomic
def answer_feedback(feedback: Feedback, *, text: str, by) -> Feedback:
    """Answer a citizen's message; the sender reads it with the follow code."""
    feedback.answer, feedback.state = text.strip(), Feedback.State.ANSWERED
    feedback.answered_at, feedback.answered_by, feedback.updated_by = timezone.now(), by, by
    feedback.full_clean()
    feedback.save()
    return feedback


@transaction.atomic
def make_petition(feedback: Feedback, *, by, title: str, unit=None) -> Petition:
    """Make a petition of a citizen's message; the sender's name, if given, goes with it and stays private."""
    feedback = Feedback.objects.select_for_update(of=["self"]).get(pk=feedback.pk)
    unit = unit or feedback.unit
    if feedback.petition_id:
        raise ValidationError(f"Góp ý này đã được lập thành kiến nghị {feedback.petition.code}.")
    if unit is None:
        raise ValidationError("Hãy chọn địa bàn của góp ý trước khi lập kiến nghị.")
    petition = Petition(
        year=timezone.localdate().year,
        unit=unit,
        channel=Petition.Channel.FEEDBACK,
        field=feedback.field,
        title=title,
        content=feedback.message,
        created_by=by,
        updated_by=by,
    )
    petition.full_clean(exclude=["code"])
    receive(petition, by=by)
    Petitioner.objects.filter(feedback=feedback).update(petition=petition)
    feedback.unit, feedback.petition, feedback.state, feedback.updated_by = unit, petition, Feedback.State.HANDLING, by
    feedback.save()
    return petition
