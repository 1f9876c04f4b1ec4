"""Campaigns and residential areas of 2022 to 2024: invented records that add up to what was published of 2023."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.consents.actions import withdraw
from frontportal.consents.models import Consent
from frontportal.kit.demo import split_sum
from frontportal.places.demo.sentences import Sentences
from frontportal.places.lam_ha import REFORM
from frontportal.places.models import Unit

from ..models.activity import Activity
from ..models.campaign import Campaign
from ..models.honour import Honour
from ..models.honouree import Honouree
from ..models.recognition import Recognition
from ..models.titles import Level, Title
from ..models.unity_day import UnityDay
from .texts import ACTIVITIES, CAMPAIGNS, HONOUREES, HONOURS, TOLD_IN_ARTICLES

ORDER = 40
ACTIVITIES_OF = {2022: 46, 2023: 67, 2024: 56}
LATER_ACTIVITIES = {2025: 38, 2026: 40}
# Since the reform the province alone recognises, see `titles.TitleAuthority`: areas, decision
LATER_MODELS = {2025: (14, "96/QĐ-MTTQ-BTT", date(2025, 12, 3))}
# year → (recognised by the district, by the province, both at once; decision numbers and days)
RECOGNISED = {
    2022: (19, 12, 3, "104/QĐ-MTTQ-BTT", date(2022, 11, 24), "71/QĐ-MTTQ-BTT", date(2022, 12, 2)),
    2023: (23, 17, 5, "112/QĐ-MTTQ-BTT", date(2023, 11, 22), "87/QĐ-MTTQ-BTT", date(2023, 12, 1)),
    2024: (26, 19, 6, "98/QĐ-MTTQ-BTT", date(2024, 11, 25), "80/QĐ-MTTQ-BTT", date(2024, 12, 3)),
}
# year → areas: with ceremony and festival; with nothing; with ceremony and meal only; complete but without meal; lượt
UNITY = {2022: (151, 12, 9, 12, 18_640), 2023: (161, 5, 4, 4, 20_431), 2024: (164, 3, 3, 5, 21_275)}
LATER_UNITY = {2025: (165, 3, 2, 4, 21_902), 2026: (163, 4, 3, 6, 22_140)}


def load(world):
    campaigns = load_campaigns()
    load_activities(world, campaigns)
    load_told_activities(world, campaigns)
    for year in UNITY:
        areas = areas_of(year)
        load_recognitions(world, year, areas)
        load_unity_days(year, areas, UNITY[year], world.random)
    load_later(world, timezone.localdate())
    load_honours(world)


def load_later(world, today: date) -> None:
    """The years since, from sources of chance of their own, so that those before stay as they were."""
    for year, counts in LATER_UNITY.items():
        if today > date(year, 11, 20):
            load_unity_days(year, areas_of(year), counts, Random(f"unity days of {year}"))
    for year, (count, number, day) in LATER_MODELS.items():
        chosen = Random(f"titles of {year}").sample(areas_of(year), count)
        records = [recognition(area, year, Title.MODEL, Level.PROVINCE, number, day) for area in chosen]
        bulk_create_with_history(records, Recognition)


def areas_of(year: int) -> list[Unit]:
    return list(
        Unit.objects.residential_areas().served().on(date(year, 11, 18)).select_related("parent").alphabetical()
    )


def load_campaigns() -> dict[str, Campaign]:
    campaigns = [
        Campaign(
            slug=slug,
            kind=kind,
            name=name,
            since=since,
            until=until,
            summary=summary,
            shown=True,
            position=position,
            is_illustration=True,
        )
        for position, (slug, (kind, name, since, until, summary)) in enumerate(CAMPAIGNS.items(), 1)
    ]
    return {campaign.slug: campaign for campaign in bulk_create_with_history(campaigns, Campaign)}


def load_activities(world, campaigns) -> None:
    """The last few of 2024 still wait for somebody to show them."""
    found = []
    for year, count in ACTIVITIES_OF.items():
        slugs = [slug for slug in ACTIVITIES if year == 2023 or "2023" not in slug]
        days = sorted(world.random.randrange(10, 350) for _ in range(count))
        found += [
            activity(world.random, world["communes"], campaigns, slugs, date(year, 1, 1) + timedelta(days=day))
            for day in days
        ]
    waiting = len(found)  # the last of them
    later, random = [slug for slug in ACTIVITIES if "2023" not in slug], Random("activities of later years")
    for year, count in LATER_ACTIVITIES.items():
        for day in sorted(date(year, 1, 5) + timedelta(days=random.randrange(350)) for _ in range(count)):
            if day < timezone.localdate():
                units = world["communes" if day < REFORM else "today"]
                found.append(activity(random, units, campaigns, later, day))
    for each in found[waiting - 6 : waiting]:
        each.shown = False
    unique = {(each.campaign_id, each.unit_id, each.date, each.title): each for each in found}
    activities, sentences = list(unique.values()), Sentences()
    for each in activities:
        each.result = sentences.tell(each.result, each.unit.described)
    bulk_create_with_history(activities, Activity)


def load_told_activities(world, campaigns) -> None:
    """Activities that an article of the newsroom tells of, with its picture."""
    articles = world.made.get("articles", {})
    for number, (slug, title, commune, day, result) in TOLD_IN_ARTICLES.items():
        article = articles.get(number)
        record = Activity.objects.create(
            campaign=campaigns[slug],
            unit=world["communes"][commune] if commune else world["district"],
            year=int(day[:4]),
            date=date.fromisoformat(day),
            title=title,
            result=result,
            article=article,
            shown=True,
            is_illustration=True,
        )
        if article and article.picture:
            record.pictures.add(article.picture)


def activity(random: Random, units: dict[str, Unit], campaigns, slugs: list[str], day: date) -> Activity:
    slug = random.choice(slugs)
    if "2023" in slug:  # the peak month has its own days
        day = date(2023, 10, 17) + timedelta(days=random.randrange(33))
    title, result, fewest, most = random.choice(ACTIVITIES[slug])
    return Activity(
        campaign=campaigns[slug],
        unit=random.choice(list(units.values())),
        year=day.year,
        date=day,
        title=title,
        participants=random.randint(fewest, most),
        result=result.format(n=random.randint(2, 9)),
        shown=True,
        is_illustration=True,
    )


def load_recognitions(world, year: int, areas: list[Unit]) -> None:
    district, province, both, district_number, district_day, province_number, province_day = RECOGNISED[year]
    chosen = world.random.sample(areas, district + province - both)
    titles = [
        (Title.EXEMPLARY, Level.DISTRICT, chosen[:district], district_number, district_day),
        (Title.MODEL, Level.PROVINCE, chosen[district - both :], province_number, province_day),
    ]
    records = [
        recognition(area, year, title, level, number, day)
        for title, level, recognised, number, day in titles
        for area in recognised
    ]
    bulk_create_with_history(records, Recognition)


def recognition(area: Unit, year: int, title: Title, level: Level, number: str, day: date) -> Recognition:
    given = {"decision_number": number, "decision_date": day, "shown": True, "is_illustration": True}
    return Recognition(unit=area, year=year, title=title, level=level, **given)


def load_unity_days(year: int, areas: list[Unit], counts: tuple[int, ...], random: Random) -> None:
    """Every area has its record, also the few that held nothing: the year is complete."""
    complete, nothing, quiet, without_meal, attendance = counts
    mixed = random.sample(areas, len(areas))
    amounts = split_sum(attendance, complete + quiet, random, least=58)
    held, records = iter(amounts), []
    for position, area in enumerate(mixed):
        record = UnityDay(unit=area, year=year, is_illustration=True)
        if position < complete + quiet:
            record.ceremony, record.festival = True, position < complete
            record.meal = position >= without_meal
            record.held_on = date(year, 11, random.choice((12, 13, 15, 16, 17, 18, 18, 18)))
            record.attendance = next(held)
        else:
            record.note = "Gộp vào ngày hội của thôn bên cạnh, không tổ chức riêng."
        records.append(record)
    assert len(areas) == complete + quiet + nothing, f"{len(areas)} areas in {year}"
    bulk_create_with_history(records, UnityDay)


def load_honours(world) -> None:
    honours = [
        Honour(
            series=series,
            name=name,
            edition=edition,
            from_year=from_year,
            to_year=to_year,
            date=day,
            year=int(day[:4]),
            unit=world["district"],
            people=people,
            shown=True,
            is_illustration=True,
        )
        for series, name, edition, from_year, to_year, day, people in HONOURS
    ]
    bulk_create_with_history(honours, Honour)
    load_honourees(world, honours)


def load_honourees(world, honours: list[Honour]) -> None:
    """Of the everyday examples' second edition: persons who agreed, one who withdrew, one who was never asked."""
    honour, stamps = honours[1], world.stamps("editor")
    for position, (kind, name, role, deed, has_agreed, picture) in enumerate(HONOUREES, 1):
        consent = None
        if has_agreed is not None:
            day = {"given_on": date(2023, 11, 30), "means": "paper", "is_illustration": True}
            consent = Consent.objects.create(person=name, purpose="honour", **day, **stamps)
        shown = {"consent": consent, "picture": world["pictures"].get(picture)}
        given = {"kind": kind, "name": name, "role": role, "deed": deed, "position": position, "is_illustration": True}
        Honouree.objects.create(honour=honour, **given, **shown, **stamps)
        if has_agreed is False:
            withdraw(consent, how="Gọi điện ngày 08/01/2024.", by=world.users["data_officer"])
