"""Which dated rule holds for a record, and what the days say: which were kept too late, told in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from .models.council import Council, CouncilChannel, Session
from .models.deadline import Deadline
from .models.meeting import Meeting
from .models.petition import Petition
from .models.supervision import Supervision

Step = Deadline.Step
SOON = 5  # working days before a day that the desk names


@dataclass(frozen=True)
class RuleSubject:
    """What a rule may depend on. `units` are the keys of a record's unit and of all above it."""

    channel: str = ""
    body_level: str = ""
    urgency: str = ""
    units: frozenset[int] = frozenset()

    def is_under(self, rule: Deadline) -> bool:
        return (
            rule.council_channel in ("", self.channel)
            and rule.body_level in ("", self.body_level)
            and rule.urgency in ("", self.urgency)
            and (rule.unit_id is None or rule.unit_id in self.units)
        )


class DeadlineTable:
    """All rules, read once: they are few, and a list asks for hundreds of records."""

    def __init__(self) -> None:
        self.rows = list(Deadline.objects.order_by("since"))

    def rule(self, step: str, day: date, subject: RuleSubject | None = None) -> Deadline | None:
        """The rule in force on a day: of those that fit the one that says most, of its likes the latest.

        A province's own rule comes first, then the channel's, the body's level, the urgency. None without a rule.
        """
        subject = subject or RuleSubject()
        fitting = [row for row in self.rows if row.step == step and row.since <= day and subject.is_under(row)]
        return max(fitting, key=precision, default=None)


def precision(rule: Deadline) -> tuple:
    """Rules that say more come later in order."""
    return (rule.unit_id is not None, bool(rule.council_channel), bool(rule.body_level), bool(rule.urgency), rule.since)


def units_above(unit) -> frozenset[int]:
    """The keys of a unit and of the units that it lies in."""
    found = set()
    while unit is not None:
        found.add(unit.pk)
        unit = unit.parent
    return frozenset(found)


def channel_of(petition: Petition) -> CouncilChannel:
    """A ministry answers through the National Assembly, whoever was told; so does any body if only its deputies were."""
    councils = petition.meeting.councils if petition.meeting_id else []
    is_central = petition.agency_id is not None and petition.agency.level == "central"
    of_assembly_only = councils == [Council.ASSEMBLY]
    if petition.session_id and not councils:
        of_assembly_only = petition.session.term.council == Council.ASSEMBLY
    return CouncilChannel.ASSEMBLY if is_central or of_assembly_only else CouncilChannel.COUNCILS


def subject_of(petition: Petition) -> RuleSubject:
    level = petition.agency.level if petition.agency_id else ""
    return RuleSubject(channel_of(petition), level, petition.urgency, units_above(petition.unit))


def answer_rule(petition: Petition, on: date, table: DeadlineTable | None = None) -> Deadline | None:
    """The rule for the answer to a petition forwarded on a day; one that was asked before may have a shorter one."""
    table, subject = table or DeadlineTable(), subject_of(petition)
    repeated = table.rule(Step.REPEAT, on, subject) if petition.repeated_of_id else None
    return repeated or table.rule(Step.ANSWER, on, subject)


def missed_deadlines(supervision: Supervision) -> list[str]:
    """A sentence for each deadline that this supervision did not keep; days not recorded say nothing."""
    start, table = supervision.starts_on, DeadlineTable()
    subject, found = RuleSubject(units=units_above(supervision.unit)), []
    for name, what, day in (
        (Step.SUPERVISION_PLAN, "Kế hoạch gửi", supervision.plan_sent_on),
        (Step.SUBJECT_REPORT, "Báo cáo của đối tượng nhận", supervision.subject_report_on),
    ):
        rule = table.rule(name, start, subject)
        if rule and day and day > rule.latest_before(start):
            found.append(f"{what} trước ngày giám sát {(start - day).days} ngày, quy định ít nhất {rule.length_text}.")
    if last := report_due(supervision, table):
        late = ((supervision.report_on or timezone.localdate()) - last).days
        if late > 0:
            words = f"muộn {late} ngày" if supervision.report_on else f"chưa ghi, đã quá hạn {late} ngày"
            found.append(f"Báo cáo kết quả {words}, hạn là {last:%d/%m/%Y}.")
    return found


def report_due(supervision: Supervision, table: DeadlineTable | None = None) -> date | None:
    """The last day for the report; None where there is no rule, or nothing was supervised."""
    if supervision.state != Supervision.State.HELD:
        return None
    subject = RuleSubject(units=units_above(supervision.unit))
    rule = (table or DeadlineTable()).rule(Step.SUPERVISION_REPORT, supervision.ends_on, subject)
    return rule and rule.due_date(supervision.ends_on)


def overdue_reports(supervisions) -> list[Supervision]:
    """Supervisions held whose report was never made and is overdue."""
    today, table = timezone.localdate(), DeadlineTable()
    waiting = supervisions.held().filter(report_on=None).select_related("unit__parent__parent")
    return [each for each in waiting if (last := report_due(each, table)) and last < today]


def classified_by(petition: Petition) -> date | None:
    """The last day for classifying a petition; None where no rule was in force when it came."""
    rule = DeadlineTable().rule(Step.CLASSIFY, petition.received_on, subject_of(petition))
    return rule and rule.due_date(petition.received_on)


def classification_is_late(petitions) -> bool:
    """Whether the one that waits longest among unclassified `petitions` has waited too long."""
    oldest = petitions.order_by("received_on").first()
    last = oldest and classified_by(oldest)
    return bool(last and last < timezone.localdate())


@dataclass(frozen=True)
class Obligation:
    """What has to be done by a day because of a meeting or a session. `done` is None while it is not done."""

    words: str
    due: date
    done: date | None
    rule: Deadline

    @property
    def is_overdue(self) -> bool:
        return self.done is None and self.due < timezone.localdate()

    @property
    def sentence(self) -> str:
        """`"Gửi kế hoạch cho báo chí: 02/06/2023, muộn 1 ngày (hạn 01/06/2023, 5 ngày làm việc; Điều 11)."`"""
        if self.done:
            late = (self.done - self.due).days
            state = f"{self.done:%d/%m/%Y}, {f'muộn {late} ngày' if late > 0 else 'đúng hạn'}"
        else:
            state = "chưa ghi, đã quá hạn" if self.is_overdue else "chưa đến hạn"
        return f"{self.words}: {state} (hạn {self.due:%d/%m/%Y}, {self.rule.length_text}; {self.rule.basis})."


def meeting_obligations(meeting: Meeting, table: DeadlineTable | None = None) -> list[Obligation]:
    """The plan for the press before a meeting, the synthesis after it; a joint meeting keeps the strictest rule."""
    if meeting.state == Meeting.State.CANCELLED:
        return []
    table, day = table or DeadlineTable(), meeting.day
    subjects = [RuleSubject(channel, units=units_above(meeting.unit)) for channel in channels_of(meeting.councils)]
    plans = [rule for subject in subjects if (rule := table.rule(Step.PRESS_PLAN, day, subject))]
    sums = [rule for subject in subjects if (rule := table.rule(Step.SYNTHESIS, day, subject))]
    found = []
    if plans:
        rule = min(plans, key=lambda rule: rule.latest_before(day))
        found.append(Obligation("Gửi kế hoạch cho báo chí", rule.latest_before(day), meeting.plan_sent_on, rule))
    if sums and meeting.state == Meeting.State.HELD:
        rule = min(sums, key=lambda rule: rule.due_date(day))
        found.append(Obligation("Tổng hợp ý kiến cử tri", rule.due_date(day), meeting.synthesis_on, rule))
    return found


def channels_of(councils: Iterable[str]) -> set[CouncilChannel]:
    return {CouncilChannel.ASSEMBLY if one == Council.ASSEMBLY else CouncilChannel.COUNCILS for one in councils}


def session_obligations(session: Session, table: DeadlineTable | None = None) -> list[Obligation]:
    """What is owed before a session opens."""
    table = table or DeadlineTable()
    units = units_above(session.term.unit) if session.term.unit_id else frozenset()
    subject = RuleSubject(next(iter(channels_of([session.term.council]))), units=units)
    asked = (
        (Step.SESSION_REPORT, "Mặt trận gửi báo cáo tổng hợp", session.report_sent_on),
        (Step.RESULTS_REPORT, "Cơ quan báo cáo kết quả giải quyết", session.results_received_on),
    )
    day = session.opens_on
    rules = [(words, done, table.rule(step, day, subject)) for step, words, done in asked]
    return [Obligation(words, rule.latest_before(day), done, rule) for words, done, rule in rules if rule]


def overdue_meetings(meetings, since_days: int = 60) -> list[Meeting]:
    """Meetings of the last weeks and the next with an obligation that is overdue: what lies further back helps nobody."""
    today, table = timezone.localdate(), DeadlineTable()
    near = meetings.filter(start__date__gte=today - timedelta(days=since_days)).select_related("unit__parent__parent")
    return [
        meeting for meeting in near if any(obligation.is_overdue for obligation in meeting_obligations(meeting, table))
    ]
