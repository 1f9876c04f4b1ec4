"""Illustration: gift rounds and houses of the years after those that are published in full; up to the day of loading."""

from datetime import date, timedelta
from random import Random
from typing import Any

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.demo import LABEL, DemoContext, split_sum
from frontportal.places.lam_ha import REFORM

from .models.gift import Gift, GiftRound
from .models.livelihood import Livelihood

# name, occasion, Tết year, day, {group: (packages, thousand đồng each)}
ROUNDS = (
    ("Tết Ất Tỵ 2025", "tet", 2025, date(2025, 1, 17), {"poor": (980, 500), "near-poor": (760, 400), "hardship": (420, 400)}),
    ("Thăm hỏi ngày 27/7/2025", "invalids", None, date(2025, 7, 24), {"merit": (238, 500)}),
    ("Thăm hỏi tháng cao điểm 2025", "peak", None, date(2025, 11, 7), {"hardship": (290, 400)}),
    ("Tết Bính Ngọ 2026", "tet", 2026, date(2026, 2, 9), {"poor": (860, 500), "near-poor": (790, 450), "hardship": (460, 450)}),
    ("Thăm hỏi ngày 27/7/2026", "invalids", None, date(2026, 7, 23), {"merit": (246, 500)}),
    ("Thăm hỏi tháng cao điểm 2026", "peak", None, date(2026, 11, 9), {"hardship": (310, 450)}),
)  # fmt: skip
HOUSES = {
    2025: {"fund": 5, "shared": 5, "province": 9, "gratitude": 3},
    2026: {"fund": 4, "shared": 3, "province": 6, "gratitude": 2},
}
# year: day, đồng each
LIVELIHOODS = {
    2025: (date(2025, 10, 17), (35, 40, 60, 25, 45, 30, 50)),
    2026: (date(2026, 10, 16), (30, 45, 25, 40, 60)),
}
MILLION = 10**6


def communes_on(world: DemoContext, day: date) -> list[Any]:
    return list(world["communes" if day < REFORM else "today"].values())


def load_rounds(world: DemoContext, stamps: dict[str, Any]) -> None:
    """As `demo.load_gifts`, in the communes of the day."""
    random, gifts = Random("gifts of later years"), []
    held = [each for each in ROUNDS if each[3] < timezone.localdate()]
    rounds = [
        GiftRound(
            name=name, occasion=occasion, tet_year=tet_year, year=day.year, date=day,
            decision=f"Kế hoạch {day:%m/%Y} ({LABEL})", **stamps,
        )
        for name, occasion, tet_year, day, _ in held
    ]  # fmt: skip
    rounds = bulk_create_with_history(rounds, GiftRound)
    for gift_round, (*_, groups) in zip(rounds, held, strict=True):
        communes = communes_on(world, gift_round.date)
        for group, (packages, thousands) in groups.items():
            parts = split_sum(packages, len(communes), random, least=packages // len(communes) * 3 // 5)
            gifts += [
                Gift(round=gift_round, unit=unit, group=group, packages=part, unit_value=thousands * 1000, **stamps)
                for unit, part in zip(communes, parts, strict=True)
            ]
    bulk_create_with_history(gifts, Gift)
    world["rounds"] |= {gift_round.name: gift_round for gift_round in rounds}


def day_of_hand_over(year: int, number: int, random: Random) -> date:
    """Houses were finished for the national day of 2025; since then all the year round."""
    first = date(year, 7, 25) if year == REFORM.year else date(year, 3, 10)
    return first + timedelta(days=random.randint(0, 36) if year == REFORM.year else number * 21 % 300)


def livelihoods(world: DemoContext, stamps: dict[str, Any]) -> list[Livelihood]:
    """Handed over at the launch of the peak month; all of them from the province's fund."""
    random, found = Random("livelihoods of later years"), []
    for year, (day, millions) in LIVELIHOODS.items():
        communes = communes_on(world, day)
        found += [
            Livelihood(
                code=f"sinh-ke-{year}-{number:03d}", year=year, unit=communes[number % len(communes)], occasion="launch",
                kind=random.choice(("cow", "cow", "seedlings", "tools", "weaving", "trade")), value=each * MILLION, date=day,
                households=max(1, each // 25), **stamps,
            )
            for number, each in enumerate(millions, 1)
            if day < timezone.localdate()
        ]  # fmt: skip
    return found
