"""Programmes of two campaigns and what the communes reported; one commune is late. Invented."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from campaigns.models.campaign import Campaign

from .actions import communes_of
from .models.campaign_year import CampaignYear
from .models.participation import Participation

ORDER = 41
LEADS = ("Ban Thường trực Ủy ban MTTQ huyện (minh hoạ)", "Hội Liên hiệp Phụ nữ huyện (minh hoạ)")
MEASURES = ("công trình, phần việc", "mô hình")
YEARS, LATER_YEARS = (2023, 2024), (2025, 2026)
LATE = "Phi Tô"


def load(world) -> None:
    stamps, shares = world.stamps("editor"), []
    for number, campaign in enumerate(Campaign.objects.shown().order_by("position")[: len(LEADS)]):
        for year in (*YEARS, *LATER_YEARS):
            programme = CampaignYear.objects.create(
                campaign=campaign, year=year, lead=LEADS[number], measure=MEASURES[number], plan=60 - 20 * number,
                due_on=date(year, 12, 10), **stamps,
            )  # fmt: skip
            # Later years have a source of chance of their own, so that those before stay as they were.
            random = world.random if year in YEARS else Random(f"{campaign.slug} {year}")
            shares += shares_of(programme, random, stamps)
    bulk_create_with_history(shares, Participation)


def shares_of(programme: CampaignYear, random: Random, stamps) -> list[Participation]:
    found = []
    for unit in communes_of(programme.year).alphabetical():
        plan = random.randint(2, 5)
        is_late = (unit.name == LATE and programme.year == YEARS[-1]) or programme.due_on >= timezone.localdate()
        reported = programme.due_on - timedelta(days=random.randint(0, 9))
        found.append(
            Participation(
                campaign_year=programme, unit=unit, plan=plan, result=None if is_late else plan + random.randint(-1, 2),
                reported_on=None if is_late else reported, **stamps,
            )
        )  # fmt: skip
    return found
