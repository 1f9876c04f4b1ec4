"""What a meeting with voters opens with: what its ground asked and was not told yet, what is open, which promises are due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from voters import actions
from voters.ground import ground_of
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.step import PetitionStep
from voters.workflow import OPEN as WITH_A_BODY
from voters.workflow import State

Say = PetitionStep.VotersSay
ANSWERED, DUE, OPEN = "Đã trả lời, báo lại tại hội nghị", "Lời hứa đến hạn", "Đang giải quyết"
GROUPS = (ANSWERED, DUE, OPEN)
OWN_ORDER = "tu-xep"
ORDERS = {
    "ket-qua": "Kết quả",
    "linh-vuc": "Lĩnh vực",
    "co-quan": "Cơ quan",
    "noi-neu": "Nơi nêu",
    OWN_ORDER: "Thứ tự tự xếp",
}


@dataclass(frozen=True)
class AgendaItem:
    """`day` is the meeting's: by it promises and terms are kept or broken when they are read out."""

    petition: Petition
    group: str
    day: date

    @property
    def last_reply(self):
        """The letter that counts; what waits to be let out is not read to voters."""
        replies = list(self.petition.replies.all())
        return replies[-1] if replies and self.petition.state != State.ANSWERED else None

    @property
    def term(self) -> str:
        """Until when the body has to answer; "" for what it has answered."""
        if self.group != OPEN or not self.petition.due_on:
            return ""
        late = ", đã quá hạn" if self.petition.state in WITH_A_BODY and self.petition.due_on < self.day else ""
        return f"hạn trả lời {self.petition.due_on:%d/%m/%Y}{late}"

    @property
    def answer(self) -> str:
        """The letter that counts, with its promise; "" without one."""
        reply = self.last_reply
        if reply is None:
            return ""
        came = ", ".join(filter(None, [reply.get_reply_class_display(), reply.promise(self.day)]))
        return f"{came} (văn bản {reply}): {reply.text}"

    def heading(self, order: str) -> str:
        """Under what it stands in an order."""
        if order == OWN_ORDER:
            return "Theo thứ tự đã xếp"
        if order == "linh-vuc":
            return self.petition.get_field_display()
        if order == "co-quan":
            return str(self.petition.agency or "Chưa chuyển cơ quan")
        return str(self.petition.unit) if order == "noi-neu" else self.group


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """By group, the oldest first. What nobody has classified yet is not read out: `waiting_for_classification`."""
    asked = asked_before(meeting).exclude(state=State.RECEIVED)
    petitions = asked.with_replies().select_related("unit__parent", "meeting__unit").order_by("received_on", "code")
    day = meeting.day
    items = [AgendaItem(petition, group, day) for petition in petitions if (group := group_of(petition, day))]
    return sorted(items, key=lambda item: GROUPS.index(item.group))


def asked_before(meeting: Meeting):
    """Requests of this ground and of what became part of it, from before the meeting, that are not closed."""
    ground = ground_of(meeting.unit)
    here = Q(unit__in=ground) | Q(meeting__unit__in=ground)
    earlier = Petition.objects.standing().filter(here, received_on__lte=meeting.day)
    return earlier.exclude(meeting=meeting).exclude(state=State.CLOSED)


def waiting_for_classification(meeting: Meeting) -> int:
    return asked_before(meeting).filter(state=State.RECEIVED).count()


def asked_again_at(meeting: Meeting) -> list[Petition]:
    """What voters asked again when they were told there: the same petitions, opened again."""
    steps = meeting.reports.filter(voters_say=Say.ASKED_AGAIN).select_related("petition").order_by("petition__code")
    return [step.petition for step in steps]


def group_of(petition: Petition, day: date) -> str:
    """`""` for what was told and promises nothing that is due by the day."""
    if petition.state == State.PUBLISHED:
        return ANSWERED
    if petition.state == State.REPORTED:
        replies = list(petition.replies.all())
        promised = replies[-1].promised_on if replies else None
        return DUE if promised and promised <= day else ""
    return OPEN


def grouped(items: Iterable[AgendaItem], order: str) -> list[tuple[str, list[AgendaItem]]]:
    """Headings with what stands under each; groups in their own order, other headings by name."""
    found: dict[str, list[AgendaItem]] = {}
    for item in items:
        found.setdefault(item.heading(order), []).append(item)
    return list(found.items()) if order == "ket-qua" else sorted(found.items())


@dataclass(frozen=True)
class ReportBack:
    """That voters were told of a petition, and what they said; `note` is the reason of those who ask again."""

    petition: Petition
    voters_say: str = ""
    note: str = ""


@transaction.atomic
def record_told(meeting: Meeting, reports: Iterable[ReportBack], *, by) -> list[Petition]:
    """All of them or none. Who asks again gets the same petition opened again with a new term, and no new number.

    Raises ValidationError, a list with the code of each petition that something stands against.
    """
    refused, recorded = [], []
    for each in reports:
        try:
            recorded.append(record_one(meeting, each, by))
        except ValidationError as error:
            refused.append(f"{each.petition.code}: {' '.join(error.messages)}")
    if refused:
        raise ValidationError(refused)
    return recorded


def record_one(meeting: Meeting, report: ReportBack, by) -> Petition:
    given = {"by": by, "on": meeting.day, "meeting": meeting}
    is_open_again = report.voters_say == Say.ASKED_AGAIN
    note = "" if is_open_again else report.note
    petition = actions.transition(report.petition, to=State.REPORTED, voters_say=report.voters_say, note=note, **given)
    return actions.transition(petition, to=State.IN_PROGRESS, note=report.note, **given) if is_open_again else petition
