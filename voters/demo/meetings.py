"""Meetings of the demonstration: by rounds, as councils really go round the communes before and after sessions."""

from collections import Counter
from datetime import date, datetime, time
from random import Random

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.demo import split_sum
from frontportal.kit.values.workdays import add_workdays, subtract_workdays
from frontportal.places.demo.sentences import Sentences
from frontportal.places.lam_ha import REFORM

from ..models.meeting import Meeting
from . import sessions
from .rounds import ASSEMBLY, BEFORE, LAST, MIDDLE, ROUNDS, SINCE_REFORM, VOTERS_OF_COUNCILS
from .texts import MINUTES


def load(world) -> list[Meeting]:
    """The meetings already held, by time; three more are planned in the weeks after the day of loading."""
    today = timezone.localdate()
    held = [meeting for year in ROUNDS for meeting in meetings_of(year, world) if meeting.day < today]
    sentences = Sentences()
    planned_ones, found = upcoming(world, held), sessions.load(world)
    for meeting in held + planned_ones:
        meeting.session = sessions.nearest(found, meeting)
        meeting.plan_sent_on = subtract_workdays(meeting.day, 8 if meeting.councils == ASSEMBLY else 6)
    for meeting in held:
        meeting.minutes = sentences.tell(meeting.minutes, meeting.unit.described)
        meeting.synthesis_on = add_workdays(meeting.day, 2)
    return bulk_create_with_history(held + planned_ones, Meeting, default_user=world.users["editor"])[: len(held)]


def meetings_of(year: int, world) -> list[Meeting]:
    # Years that came later draw from their own source: those before stay as they were.
    random = world.random if year < REFORM.year else Random(f"meetings of {year}")
    meetings = []
    for first_day, kind, session, councils, names in ROUNDS[year]:
        when = "Trước" if kind == BEFORE else "Sau"
        for position, name in enumerate(names.split(", ")):
            day = add_workdays(first_day, position)
            unit = (world["communes"] if day < REFORM else world["today"])[name]
            topic = f"{when} {session.format(year=year)}"
            meetings.append(
                planned(year, day, unit, topic, kind=kind, councils=list(councils), early=position % 2 == 0)
            )
    meetings.sort(key=lambda meeting: meeting.start)
    of_councils = [meeting for meeting in meetings if meeting.councils != ASSEMBLY]
    present = split_sum(VOTERS_OF_COUNCILS[year], len(of_councils), random, least=28)
    for number, meeting in enumerate(meetings, 1):
        meeting.code = f"TX-{year}-{number:03d}"
        meeting.state, meeting.minutes = Meeting.State.HELD, random.choice(MINUTES)
        meeting.deputies = random.randint(3, 9)
        meeting.voters = present.pop() if meeting in of_councils else random.randint(62, 96)
    return meetings


def upcoming(world, held: list[Meeting]) -> list[Meeting]:
    today = timezone.localdate()
    days = [add_workdays(today, count) for count in (4, 9, 14)]
    units = [world["today"][name] for name in ("Đinh Văn Lâm Hà", "Tân Hà Lâm Hà", "Phúc Thọ Lâm Hà")]
    numbers = Counter(meeting.year for meeting in held)
    meetings = []
    for position, (day, unit) in enumerate(zip(days, units, strict=True)):
        session = MIDDLE if day.month < 8 else LAST
        meeting = planned(
            day.year,
            day,
            unit,
            f"Trước {session.format(year=day.year)}",
            councils=SINCE_REFORM,
            early=position % 2 == 0,
        )
        numbers[day.year] += 1
        meeting.code = f"TX-{day.year}-{numbers[day.year]:03d}"
        meetings.append(meeting)
    return meetings


def planned(year: int, day: date, unit, topic: str, *, early: bool, **given) -> Meeting:
    hour = time(8, 0) if early else time(14, 0)
    place = f"Hội trường {unit.get_kind_display().lower()} {unit.name}" if early else "Nhà sinh hoạt cộng đồng"
    start = timezone.make_aware(datetime.combine(day, hour))
    return Meeting(year=year, start=start, unit=unit, topic=topic, place=place, shown=True, **given)
