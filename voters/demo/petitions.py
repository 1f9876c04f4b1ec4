"""Petitions of the demonstration on every stage of their way, each step dated by working days."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.values.workdays import add_workdays, is_workday, workdays_between
from frontportal.places.demo.sentences import Sentences
from frontportal.places.lam_ha import REFORM

from ..deadlines import DeadlineTable, answer_rule
from ..models.petition import Petition
from ..models.petitioner import Petitioner
from ..models.reply import Reply
from ..models.step import PetitionStep
from ..workflow import ANSWER_PUBLIC, State
from . import answers
from .texts import GIVEN, MIDDLE, SINCE_REFORM, SURNAMES, read_asks

WAY = [
    State.RECEIVED, State.CLASSIFIED, State.FORWARDED, State.IN_PROGRESS, State.ANSWERED, State.PUBLISHED, State.REPORTED,
    State.CLOSED,
]  # fmt: skip
REASONS = {
    State.REJECTED: "Nội dung không thuộc thẩm quyền của cơ quan nhà nước.", State.WITHDRAWN: "Cử tri xin rút kiến nghị.",
    State.RETURNED: "Cơ quan cho biết đường này do Sở quản lý.",
}  # fmt: skip
# year → how many petitions ended (so far) in which state
ENDS = {
    2022: {"published": 28, "reported": 20, "closed": 30, "withdrawn": 2},
    2023: {
        "published": 136, "answered": 7, "in-progress": 9, "forwarded": 5, "classified": 2, "received": 2,
        "rejected": 3, "withdrawn": 1, "merged": 4,
    },
    2024: {"published": 52, "answered": 5, "in-progress": 5, "forwarded": 3, "received": 1, "rejected": 1},
}  # fmt: skip
# Of later years what each meeting asked, and how far that can have come by today: least age in days → states to draw from.
ASKED_AT_A_MEETING = 3
COME_SO_FAR = (
    (150, ("published", "published", "reported", "reported", "closed", "published", "in-progress")),
    (110, ("published", "answered", "in-progress", "published", "forwarded")),
    (12, ("in-progress", "in-progress", "forwarded", "classified")),
    (0, ("received",)),
)
# today's: working days since receipt, state, place in the list of asks
TODAY = [
    (28, "in-progress", 2),
    (19, "forwarded", 10),
    (17, "in-progress", 24),
    (4, "forwarded", 31),
    (1, "received", 36),
    (12, "returned", 18),
]
COMPLAINT = (
    "Đơn có nội dung khiếu nại về đền bù", "Đơn đã được tách riêng, chuyển cơ quan có thẩm quyền theo Luật Khiếu nại."
)  # fmt: skip
SIGNERS = {
    "commune": "Chủ tịch Ủy ban nhân dân xã", "district": "Phó Chủ tịch Ủy ban nhân dân huyện",
    "roads-province": "Phó Giám đốc Sở", "central": "Thứ trưởng", "power": "Giám đốc Điện lực",
    "land": "Giám đốc Chi nhánh", "construction": "Phó Giám đốc Sở", "environment-province": "Phó Giám đốc Sở",
    "land-province": "Phó Giám đốc Văn phòng",
    "police": "Phó Trưởng Công an huyện", "health": "Giám đốc Trung tâm Y tế", "insurance": "Giám đốc Bảo hiểm xã hội",
}  # fmt: skip


def load(world, meetings, agencies) -> None:
    PetitionBuilder(world, agencies).tell(meetings)


ROAD_MAP = "Hoàn tất thủ tục, bố trí vốn, thi công và nghiệm thu."


def lowered(name: str) -> str:
    """`"Thôn Đa Tiến"` as it stands inside a sentence."""
    return name[0].lower() + name[1:]


class PetitionBuilder:
    """Collects petitions with their steps and replies, then writes each kind in one statement."""

    def __init__(self, world, agencies):
        self.world, self.random, self.agencies = world, world.random, agencies
        self.by = world.users["editor"]
        self.asks, self.asks_since_reform = read_asks(), read_asks(SINCE_REFORM)
        self.deadlines, self.sentences = DeadlineTable(), Sentences()
        self.areas = defaultdict(list)
        for area in [*world["areas"], *world["areas_today"]]:
            self.areas[area.parent.pk].append(area)
        self.asked = defaultdict(set)
        self.numbers = defaultdict(int)
        self.petitions, self.steps, self.replies, self.merged = [], [], [], []
        self.first, self.repeated = {}, {}

    def tell(self, meetings) -> None:
        for year, ends in ENDS.items():
            states = [state for state, count in ends.items() for _ in range(count)]
            self.random.shuffle(states)
            raised = [meeting for meeting in meetings if meeting.year == year]
            for position, state in enumerate(states):
                meeting = raised[position % len(raised)]
                self.raise_petition(meeting, self.next_ask(meeting.unit, year), State(state))
        self.tell_later_years([meeting for meeting in meetings if meeting.year not in ENDS])
        self.raise_complaints([meeting for meeting in meetings if meeting.year == 2023][:2])
        self.raise_todays()
        answers.shape(self)
        self.write()
        answers.load(self)

    def tell_later_years(self, meetings) -> None:
        """With a source of chance of their own, so that the years before stay as they were."""
        before, self.random = self.random, Random("petitions of later years")
        today = timezone.localdate()
        for meeting in meetings:
            states = next(states for age, states in COME_SO_FAR if (today - meeting.day).days >= age)
            for _ in range(ASKED_AT_A_MEETING):
                self.raise_petition(
                    meeting, self.next_ask(meeting.unit, meeting.year), State(self.random.choice(states))
                )
        self.random = before

    def next_ask(self, unit, year: int):
        """An ask that this commune has not made this year."""
        asks = self.asks if unit.since is None or unit.since < REFORM else self.asks_since_reform
        left = [ask for ask in asks if ask not in self.asked[unit.pk, year]]
        ask = self.random.choice(left)
        self.asked[unit.pk, year].add(ask)
        return ask

    def raise_petition(self, meeting, ask, state: State) -> Petition:
        area = self.random.choice(self.areas[meeting.unit.pk])
        petition = self.make(ask, area, meeting.unit, meeting.year, meeting.day, state)
        if self.random.random() < 0.06:
            petition.channel = Petition.Channel.LETTER
        else:
            petition.meeting, petition.session = meeting, meeting.session
        self.follow(petition, ask, state)
        # The same request in a later year of the same commune is marked as raised again.
        first = self.first.setdefault((meeting.unit.pk, ask.title), petition)
        if first.year < petition.year and first.state == State.PUBLISHED:
            self.repeated[petition.code] = first
        return petition

    def make(self, ask, area, unit, year: int, received_on: date, state: State) -> Petition:
        words = {"area": lowered(area.name) if area != unit else unit.described, "commune": unit.described}
        self.numbers[year] += 1
        petition = Petition(
            code=f"KN-{year}-{self.numbers[year]:03d}",
            year=year,
            unit=unit,
            field=ask.field,
            urgency=ask.urgency,
            title=self.sentences.title(ask.title.format(**words), words["area"]),
            content=self.sentences.tell(ask.content.format(**words), words["area"]),
            agency=self.agencies[unit.name if ask.agency == "commune" else ask.agency],
            received_on=received_on,
            state=state,
        )
        petition.place = words["area"]
        (self.merged if state == State.MERGED else self.petitions).append(petition)
        return petition

    def follow(self, petition, ask, state: State) -> None:
        """Steps up to `state`: classified within three working days, sent on the next, answered mostly in time."""
        way = WAY[: WAY.index(state) + 1] if state in WAY else [State.RECEIVED, state]
        if state == State.RETURNED:
            way = [*WAY[:3], state]
        day, before = petition.received_on, ""
        for step in way:
            if step == State.FORWARDED:
                petition.forwarded_on = day = add_workdays(day, 1)
                petition.due_rule = answer_rule(petition, day, self.deadlines)
                petition.due_on = petition.due_rule.due_date(day)
            elif step == State.ANSWERED:
                limit = workdays_between(petition.forwarded_on, petition.due_on)
                day = add_workdays(
                    petition.forwarded_on, self.random.randint(limit // 2, limit + self.random.choice([0, 0, 3]))
                )
                self.answer(petition, ask, day)
            elif step in WAY[6:] or step == State.RETURNED:
                day = add_workdays(day, 5)
                if step == State.RETURNED:
                    petition.forwarded_on = petition.due_on = petition.due_rule = None
            elif step != State.RECEIVED:
                day = add_workdays(day, self.random.randint(1, 2))
            minute = 30 if step in WAY[6:] else self.random.randint(0, 59)
            self.steps.append(
                PetitionStep(
                    petition=petition,
                    from_state=before,
                    to_state=step,
                    at=timezone.make_aware(datetime.combine(day, time(15, minute))),
                    by=self.by,
                    note=REASONS.get(step, ""),
                    agency=petition.agency if step in (State.FORWARDED, State.RETURNED) else None,
                )
            )
            before = step

    def answer(self, petition, ask, day: date) -> None:
        promised = (
            day + timedelta(days=self.random.randint(60, 270)) if ask.outcome in ("resolving", "will-resolve") else None
        )
        self.replies.append(
            Reply(
                petition=petition,
                number=f"{self.random.randint(40, 980)}/MH-TL",
                signed_on=day,
                signer=SIGNERS.get(ask.agency, "Trưởng phòng"),
                reply_class=ask.outcome,
                promised_on=promised,
                road_map=self.sentences.tell(ROAD_MAP, petition.place) if promised else "",
                text=self.sentences.tell(
                    ask.reply.format(area="thôn", commune=petition.unit.described), petition.place
                ),
            )
        )

    def raise_complaints(self, meetings) -> None:
        for meeting in meetings:
            ask = next(ask for ask in self.asks if ask.field == "land" and ask.agency == "land")
            petition = self.raise_petition(meeting, ask, State.FORWARDED)
            petition.title, petition.content = COMPLAINT
            petition.is_complaint = True

    def raise_todays(self) -> None:
        """Letters of the last weeks to the communes of today: due, late and not yet classified."""
        today, units = timezone.localdate(), list(self.world["today"].values())
        for position, (days_ago, state, ask_number) in enumerate(TODAY):
            unit, ask, day = units[position % len(units)], self.asks[ask_number], today
            while days_ago:
                day -= timedelta(days=1)
                days_ago -= is_workday(day)
            petition = self.make(
                ask._replace(agency="commune", urgency="normal"), unit, unit, today.year, day, State(state)
            )
            petition.channel = Petition.Channel.LETTER
            self.follow(petition, ask, State(state))

    def write(self) -> None:
        for year in sorted({petition.year for petition in self.petitions}):
            of_year = [petition for petition in self.petitions if petition.year == year]
            for petition in of_year:
                petition.repeated_of = self.repeated.get(petition.code)
            bulk_create_with_history(of_year, Petition, default_user=self.by)
        for petition in self.merged:
            same_place = (each for each in self.petitions if each.unit == petition.unit and each.year == petition.year)
            petition.merged_into = next(each for each in same_place if each.state in ANSWER_PUBLIC)
        bulk_create_with_history(self.merged, Petition, default_user=self.by)
        for line in self.steps + self.replies:
            line.petition_id = line.petition.pk
        PetitionStep.objects.bulk_create(self.steps)
        bulk_create_with_history(self.replies, Reply, default_user=self.by)
        named = self.petitions[::5]
        Petitioner.objects.bulk_create(Petitioner(petition=petition, name=self.name()) for petition in named)

    def name(self) -> str:
        return " ".join(self.random.choice(part) for part in (SURNAMES, MIDDLE, GIVEN)).replace("K' ", "K'")
