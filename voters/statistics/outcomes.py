"""What became of each petition by its term, told by the database: one definition for numbers, lists and figures."""

from datetime import date

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from voters.models.council import CouncilChannel
from voters.models.reply import Reply
from voters.models.step import PetitionStep
from voters.workflow import ANSWERED, OPEN, State


class Outcome(TextChoices):
    NOT_SENT = "not-sent", "Chưa chuyển"
    WITHIN_TERM = "within-term", "Đang trong hạn"
    OVERDUE = "overdue", "Quá hạn, chưa trả lời"
    IN_TIME = "in-time", "Trả lời đúng hạn"
    LATE = "late", "Trả lời muộn"
    SPOKEN = "spoken", "Trả lời tại hội nghị"


SENT = (Outcome.WITHIN_TERM, Outcome.OVERDUE, Outcome.IN_TIME, Outcome.LATE)


IS_SPOKEN = Q(state__in=ANSWERED, spoken_at__isnull=False)


def with_spoken(petitions):
    """Adds `spoken_at`: the meeting at which the answer that counts now was given, None where it is a letter."""
    last = Reply.objects.filter(petition=OuterRef("pk")).order_by("-signed_on", "-pk")
    return petitions.annotate(spoken_at=Subquery(last.values("meeting")[:1]))


def with_channel(petitions):
    """Adds `through`, what `deadlines.channel_of` says of each."""
    is_assembly = (
        Q(agency__level="central")
        | Q(meeting__councils=["assembly"])
        | Q(meeting__isnull=True, session__term__council="assembly")
    )
    through = Case(
        When(is_assembly, then=Value(CouncilChannel.ASSEMBLY)),
        default=Value(CouncilChannel.COUNCILS),
        output_field=CharField(),
    )
    return petitions.annotate(through=through)


def with_answer_day(petitions):
    """Adds `answered_on`: the day of the first letter since the body had the petition last, None without an answer.

    A letter that did not answer, upon which the body was asked once more, is none; nor is what was added later.
    """
    replies = Reply.objects.filter(petition=OuterRef("pk")).order_by("signed_on", "pk").values("signed_on")
    sent = PetitionStep.objects.filter(petition=OuterRef("pk"), to_state__in=OPEN).order_by("-at", "-pk").values("at")
    since = replies.filter(created_at__gte=OuterRef("sent_at"))
    answered_on = Coalesce(Subquery(since[:1]), Subquery(replies[:1]))
    return petitions.annotate(sent_at=Subquery(sent[:1])).annotate(
        answered_on=Case(When(state__in=ANSWERED, then=answered_on))
    )


def with_outcome(petitions, today: date | None = None):
    """Adds `answered_on` and `outcome`, a value of Outcome."""
    today = today or timezone.localdate()
    rules = (
        (IS_SPOKEN, Outcome.SPOKEN),
        (Q(state__in=ANSWERED, answered_on__lte=F("due_on")), Outcome.IN_TIME),
        (Q(state__in=ANSWERED), Outcome.LATE),
        (Q(state__in=OPEN, due_on__lt=today), Outcome.OVERDUE),
        (Q(state__in=OPEN), Outcome.WITHIN_TERM),
    )
    outcome = Case(
        *(When(rule, then=Value(found)) for rule, found in rules),
        default=Value(Outcome.NOT_SENT),
        output_field=CharField(),
    )
    return with_spoken(with_answer_day(petitions)).annotate(outcome=outcome)


def with_last_reply(petitions):
    """Adds `last_class` and `promised_on` of the letter that counts now."""
    last = Reply.objects.filter(petition=OuterRef("pk")).order_by("-signed_on", "-pk")
    return petitions.annotate(
        last_class=Subquery(last.values("reply_class")[:1]), promised_on=Subquery(last.values("promised_on")[:1])
    )


OPEN_PROMISE = Q(state__in=ANSWERED, promised_on__isnull=False) & ~Q(state=State.CLOSED)


def open_promises(petitions):
    """Answered with a promise, and not closed yet."""
    return with_last_reply(petitions).filter(OPEN_PROMISE)


def reported_back(petitions):
    """Those whose answer voters were told and who did not ask again since; what was answered at the meeting itself they heard."""
    return with_spoken(petitions).filter(Q(state__in=(State.REPORTED, State.CLOSED)) | IS_SPOKEN)


def spoken(petitions):
    """Answered at the meeting itself."""
    return with_spoken(petitions).filter(IS_SPOKEN)


def ever_sent(petitions):
    """Those that a body has by letter, or has answered by one."""
    return with_spoken(petitions).filter(state__in=(*OPEN, *ANSWERED)).exclude(IS_SPOKEN)
