"""How petitions of the demonstration were answered beside the usual way: at the meeting itself, by one letter together,
corrected later; and one that was split. Asks no chance, so that all else stays as it was.
"""

from itertools import groupby

from frontportal.kit.values.workdays import add_workdays
from voters.opinions.recording import split

from .. import actions
from ..models.document import ReplyDocument
from ..models.petition import Petition
from ..workflow import State
from .letters import add_file

SPOKEN = {2022: 2, 2023: 4, 2024: 2}  # answered at the meeting itself
TOLD_LATER = 6  # of 2024
SPOKEN_WAY = (State.RECEIVED, State.CLASSIFIED, State.ANSWERED, State.PUBLISHED)
CORRECTION = " Đính chính: công việc hoàn thành trong quý IV, không phải quý III như đã nêu."
WHOLE = (
    "Đường và đèn ở ngã ba chợ",
    "Ngã ba chợ mặt đường bong tróc, buổi tối lại không có đèn. Cử tri đề nghị vá đường và lắp đèn chiếu sáng.",
)
PARTS = [
    ("roads", "Vá mặt đường ở ngã ba chợ", "Mặt đường ở ngã ba chợ bong tróc. Cử tri đề nghị vá đường."),
    ("electricity", "Lắp đèn chiếu sáng ở ngã ba chợ", "Ngã ba chợ buổi tối không có đèn. Cử tri đề nghị lắp đèn."),
]


def shape(story) -> None:
    """Before anything is written: some published ones were answered at once, some of 2024 told."""
    for year, count in SPOKEN.items():
        published = [each for each in story.petitions if each.year == year and is_published_of_meeting(each)]
        for petition in published[:count]:
            answer_at_once(story, petition)
        for petition in published[count : count + TOLD_LATER] if year == 2024 else ():
            last = steps_of(story, petition)[-1]
            day = add_workdays(last.at.date(), 5)
            at = last.at.replace(year=day.year, month=day.month, day=day.day)
            story.steps.append(
                type(last)(petition=petition, from_state=petition.state, to_state=State.REPORTED, at=at, by=story.by)
            )
            petition.state = State.REPORTED


def is_published_of_meeting(petition: Petition) -> bool:
    return petition.state == State.PUBLISHED and petition.meeting is not None and not petition.is_complaint


def steps_of(story, petition: Petition) -> list:
    return [step for step in story.steps if step.petition is petition]


def answer_at_once(story, petition: Petition) -> None:
    """The steps between are taken away, the reply is the meeting's."""
    day, meeting = petition.meeting.day, petition.meeting
    steps = [step for step in steps_of(story, petition) if step.to_state in SPOKEN_WAY]
    story.steps = [step for step in story.steps if step.petition is not petition] + steps
    for before, step in zip(steps, steps[1:], strict=False):
        step.from_state = before.to_state
    steps[2].on, steps[2].meeting = day, meeting
    last = steps[-1]
    story.steps.append(
        type(last)(
            petition=petition,
            from_state=last.to_state,
            to_state=State.REPORTED,
            at=last.at,
            by=story.by,
            on=day,
            meeting=meeting,
            note="Trả lời ngay tại hội nghị.",
        )
    )
    petition.state, petition.forwarded_on, petition.due_on, petition.due_rule = State.REPORTED, day, day, None
    reply = next(reply for reply in story.replies if reply.petition is petition)
    reply.meeting, reply.number, reply.signed_on = meeting, meeting.code, day


def load(story) -> None:
    """What is written by itself: a letter for several, a correction, a petition that was split."""
    replies = [reply for reply in story.replies if is_published_of_meeting(reply.petition)]
    answer_together(story, replies)
    corrected = replies[-1]
    corrected.text, corrected.updated_by = f"{corrected.text}{CORRECTION}", story.by
    corrected.save()
    whole = Petition(
        year=max(petition.year for petition in story.petitions), unit=story.petitions[-1].unit, channel=Petition.Channel.LETTER,
        field=Petition.Field.ROADS, title=WHOLE[0], content=WHOLE[1], created_by=story.by, updated_by=story.by,
    )  # fmt: skip
    actions.receive(whole, by=story.by)
    split(whole, [Petition(field=field, title=title, content=content) for field, title, content in PARTS], by=story.by)


def answer_together(story, replies) -> None:
    """The first body with three answers to one meeting wrote one letter, on the day of its first."""

    def key(reply):
        return (reply.petition.agency_id, reply.petition.meeting_id)

    for _, group in groupby(sorted(replies, key=key), key):
        if len(together := list(group)) >= 3:
            break
    day = min(reply.signed_on for reply in together)
    first = together[0]
    letter = ReplyDocument.objects.create(
        agency=first.petition.agency, number=first.number, signed_on=day, signer=first.signer, created_by=story.by, updated_by=story.by,
    )  # fmt: skip
    for reply in together:
        reply.document, reply.number, reply.signed_on, reply.signer = letter, letter.number, day, letter.signer
        reply.promised_on = reply.promised_on and max(reply.promised_on, day)
        reply.save()
    add_file(letter, [f"{reply.petition.code}. {reply.text}" for reply in together])
