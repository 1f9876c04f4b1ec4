"""Invented petitions, most of them answered, some late, some with a promise whose day has passed."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

from django.db import transaction
from django.utils import timezone

from frontportal.places.models import Unit
from voters.models.agency import Agency
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.workflow import ANSWERED, SENT, State

UNITS, AGENCIES, BATCH = 20, 40, 5_000
# Of a hundred petitions.
STATES = {
    State.PUBLISHED: 40, State.REPORTED: 15, State.CLOSED: 25, State.ANSWERED: 4, State.FORWARDED: 6, State.IN_PROGRESS: 3,
    State.CLASSIFIED: 3, State.RECEIVED: 2, State.REJECTED: 2,
}  # fmt: skip
WORDS = [
    "đường",
    "kênh",
    "điện",
    "trường",
    "chợ",
    "cầu",
    "nước",
    "rác",
    "đèn",
    "đất",
    "trạm",
    "xá",
    "giá",
    "cà",
    "phê",
    "hồ",
    "đập",
    "thôn",
    "xã",
    "sửa",
    "đề",
    "nghị",
    "sớm",
    "hỏng",
    "lắp",
]


class DatabaseFiller:
    """Fills a database step by step: each call of `up_to` adds what lacks."""

    def __init__(self) -> None:
        self.random, self.written = Random(5), 0
        self.units = [Unit.objects.create(code=f"xa-{n}", name=f"Xã mẫu {n}", kind="commune") for n in range(UNITS)]
        self.agencies = [Agency.objects.create(name=f"Cơ quan mẫu {n}", level="commune") for n in range(AGENCIES)]

    def up_to(self, count: int) -> None:
        made = (self.petition(number) for number in range(self.written, count))
        while batch := list(islice(made, BATCH)):
            with transaction.atomic():  # the database takes no answered petition without its reply
                Petition.objects.bulk_create(batch)
                Reply.objects.bulk_create(self.replies(batch))
        self.written = count

    def petition(self, number: int) -> Petition:
        random, today = self.random, timezone.localdate()
        state = random.choices(list(STATES), STATES.values())[0]
        received = today - timedelta(days=random.randrange(20, 3_000))
        given = {}
        if state in SENT:
            forwarded = received + timedelta(days=random.randrange(1, 10))
            is_late = state not in ANSWERED and random.random() < 0.3
            due = forwarded + timedelta(days=30) if state in ANSWERED else today + timedelta(days=-5 if is_late else 9)
            given = {"agency": random.choice(self.agencies), "forwarded_on": forwarded, "due_on": max(due, forwarded)}
        title = " ".join(random.choices(WORDS, k=8))
        return Petition(
            code=f"KN-{received.year}-{number + 1:06d}", year=received.year, unit=random.choice(self.units), channel="letter",
            field=random.choice(Petition.Field.values), title=title, content=f"{title}. " * 3, state=state, received_on=received, **given,
        )  # fmt: skip

    def replies(self, petitions: list[Petition]) -> Iterator[Reply]:
        for petition in petitions:
            if petition.state in ANSWERED:
                promised = self.promise(petition.forwarded_on)
                yield Reply(
                    petition=petition, number=f"{petition.pk}/TL", signed_on=petition.forwarded_on + timedelta(days=20), signer="Trưởng phòng",
                    reply_class="resolving" if promised else "resolved", promised_on=promised, text="Đã xem xét, trả lời như sau.",
                )  # fmt: skip

    def promise(self, forwarded: date) -> date | None:
        return forwarded + timedelta(days=200) if self.random.random() < 0.05 else None
