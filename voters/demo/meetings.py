"""Meetings of the demonstration: by rounds, as councils really go round the communes before and after sessions."""

from datetime import date, datetime, time

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.demo import split_sum
from frontportal.kit.values.workdays import add_workdays, subtract_workdays
from frontportal.places.demo.sentences import Sentences

from ..models.meeting import Meeting
from . import sessions
from .texts import MINUTES

BOTH, DISTRICT, WITH_COMMUNE, ASSEMBLY = ["province", "district"], ["district"], ["district", "commune"], ["assembly"]
MIDDLE, LAST = (
    "kỳ họp thường lệ giữa năm {year} của Hội đồng nhân dân",
    "kỳ họp thường lệ cuối năm {year} của Hội đồng nhân dân",
)
# year → rounds: first day, kind, session, councils, communes
ROUNDS = {
    2022: [
        (date(2022, 5, 10), "before-session", "kỳ họp thứ 3, Quốc hội khoá XV", ASSEMBLY, "Đinh Văn"),
        (date(2022, 6, 13), "before-session", MIDDLE, BOTH, "Phi Tô, Tân Thanh, Đạ Đờn, Liên Hà"),
        (date(2022, 7, 25), "after-session", MIDDLE, DISTRICT, "Đinh Văn, Nam Ban, Gia Lâm, Hoài Đức, Tân Hà"),
        (date(2022, 10, 6), "before-session", "kỳ họp thứ 4, Quốc hội khoá XV", ASSEMBLY, "Tân Hà, Nam Ban"),
        (date(2022, 11, 21), "before-session", LAST, BOTH, "Phú Sơn, Mê Linh, Phúc Thọ, Đan Phượng"),
    ],
    2023: [
        (date(2023, 5, 9), "before-session", "kỳ họp thứ 5, Quốc hội khoá XV", ASSEMBLY, "Đạ Đờn, Liên Hà"),
        (date(2023, 6, 12), "before-session", MIDDLE, BOTH, "Đinh Văn, Nam Ban, Tân Hà, Phúc Thọ"),
        (date(2023, 6, 19), "before-session", MIDDLE, DISTRICT, "Đạ Đờn, Đan Phượng, Đông Thanh, Gia Lâm, Hoài Đức"),
        (date(2023, 7, 24), "after-session", MIDDLE, WITH_COMMUNE, "Liên Hà, Mê Linh, Nam Hà, Phú Sơn, Tân Văn"),
        (date(2023, 10, 10), "before-session", "kỳ họp thứ 6, Quốc hội khoá XV", ASSEMBLY, "Phúc Thọ, Gia Lâm"),
        (date(2023, 11, 20), "before-session", LAST, BOTH, "Đinh Văn, Nam Ban, Tân Hà, Phúc Thọ"),
    ],
    2024: [
        (date(2024, 5, 7), "before-session", "kỳ họp thứ 7, Quốc hội khoá XV", ASSEMBLY, "Phú Sơn"),
        (date(2024, 6, 17), "before-session", MIDDLE, BOTH, "Phi Tô, Tân Thanh, Đinh Văn, Đạ Đờn"),
        (date(2024, 7, 22), "after-session", MIDDLE, WITH_COMMUNE, "Tân Văn, Nam Hà, Liên Hà"),
        (date(2024, 10, 8), "before-session", "kỳ họp thứ 8, Quốc hội khoá XV", ASSEMBLY, "Hoài Đức, Mê Linh"),
        (date(2024, 11, 18), "before-session", LAST, BOTH, "Nam Ban, Tân Hà, Phúc Thọ, Đông Thanh"),
    ],
}
VOTERS_OF_COUNCILS = {2022: 583, 2023: 746, 2024: 468}


def load(world) -> list[Meeting]:
    """The meetings already held, by time; three more are planned in the weeks after the day of loading."""
    held, sentences = [meeting for year in ROUNDS for meeting in meetings_of(year, world)], Sentences()
    planned_ones, found = upcoming(world), sessions.load(world)
    for meeting in held + planned_ones:
        meeting.session = sessions.nearest(found, meeting)
        meeting.plan_sent_on = subtract_workdays(meeting.day, 8 if meeting.councils == ASSEMBLY else 6)
    for meeting in held:
        meeting.minutes = sentences.tell(meeting.minutes, meeting.unit.described)
        meeting.synthesis_on = add_workdays(meeting.day, 2)
    return bulk_create_with_history(held + planned_ones, Meeting, default_user=world.users["editor"])[: len(held)]


def meetings_of(year: int, world) -> list[Meeting]:
    meetings = []
    for first_day, kind, session, councils, names in ROUNDS[year]:
        when = "Trước" if kind == "before-session" else "Sau"
        for position, name in enumerate(names.split(", ")):
            day = add_workdays(first_day, position)
            unit = world["communes"][name]
            topic = f"{when} {session.format(year=year)}"
            meetings.append(
                planned(year, day, unit, topic, kind=kind, councils=list(councils), early=position % 2 == 0)
            )
    meetings.sort(key=lambda meeting: meeting.start)
    of_councils = [meeting for meeting in meetings if meeting.councils != ASSEMBLY]
    present = split_sum(VOTERS_OF_COUNCILS[year], len(of_councils), world.random, least=28)
    for number, meeting in enumerate(meetings, 1):
        meeting.code = f"TX-{year}-{number:03d}"
        meeting.state, meeting.minutes = Meeting.State.HELD, world.random.choice(MINUTES)
        meeting.deputies = world.random.randint(3, 9)
        meeting.voters = present.pop() if meeting in of_councils else world.random.randint(62, 96)
    return meetings


def upcoming(world) -> list[Meeting]:
    today = timezone.localdate()
    days = [add_workdays(today, count) for count in (4, 9, 14)]
    units = [world["today"][name] for name in ("Đinh Văn Lâm Hà", "Tân Hà Lâm Hà", "Phúc Thọ Lâm Hà")]
    numbers: dict[int, int] = {}
    meetings = []
    for position, (day, unit) in enumerate(zip(days, units, strict=True)):
        session = MIDDLE if day.month < 8 else LAST
        meeting = planned(
            day.year,
            day,
            unit,
            f"Trước {session.format(year=day.year)}",
            councils=["province", "commune"],
            early=position % 2 == 0,
        )
        numbers[day.year] = numbers.get(day.year, 0) + 1
        meeting.code = f"TX-{day.year}-{numbers[day.year]:03d}"
        meetings.append(meeting)
    return meetings


def planned(year: int, day: date, unit, topic: str, *, early: bool, **given) -> Meeting:
    hour = time(8, 0) if early else time(14, 0)
    place = f"Hội trường {unit.get_kind_display().lower()} {unit.name}" if early else "Nhà sinh hoạt cộng đồng"
    start = timezone.make_aware(datetime.combine(day, hour))
    return Meeting(year=year, start=start, unit=unit, topic=topic, place=place, shown=True, **given)
