"""The way of the houses of 2024: all surveyed and approved, ten handed over, the others under way, one paused; two houses of
2023 before and after, drawn. Invented."""

from datetime import date, timedelta
from pathlib import Path

from django.core.files import File

from frontportal.consents.models import Consent
from frontportal.kit.demo_files import read_sheet
from frontportal.news.models.picture import Picture
from welfare.assistance.models.house import House

from .models.picture import HousePicture
from .models.step import HouseStep
from .workflow import Stage

ORDER = 61
YEAR = 2024
PEOPLE = "Tổ khảo sát minh hoạ"
CONTENT = Path(__file__).parent / "demo_content"


def load(world) -> None:
    """The approver's steps are stamped with the approver; states and days of the houses stay as they were."""
    clerk, approver = world.stamps("accountant"), world.stamps("approver")
    for number, house in enumerate(House.objects.filter(year=YEAR).order_by("code"), 1):
        state, handed_over_on = house.state, house.handed_over_on
        House.objects.filter(pk=house.pk).update(state=House.State.PLANNED, handed_over_on=None)
        for stage, day, given in steps_of(house, number, state, handed_over_on):
            stamps = approver if stage == Stage.APPROVAL else clerk
            HouseStep.objects.create(house=house, stage=stage, date=day, people=PEOPLE, **given, **stamps)
    load_pictures(clerk)


def load_pictures(stamps: dict) -> None:
    """The family of each house agreed once, to both of its pictures."""
    consents: dict[str, Consent] = {}
    for row in read_sheet(CONTENT / "pictures.csv"):
        house = House.objects.select_related("household").get(code=row["house"].lower())
        if row["house"] not in consents:
            on = {"given_on": house.handed_over_on, "means": "paper", "is_illustration": True}
            person = house.household.head if house.household else "Chủ hộ minh hoạ"
            consents[row["house"]] = Consent.objects.create(person=person, purpose="picture", **on, **stamps)
        words = {key: row[key] for key in ("alt", "caption", "credit")}
        with (CONTENT / "pictures" / row["picture"]).open("rb") as file:
            picture = Picture.objects.create(
                image=File(file, name=row["picture"]), is_illustration=True, **words, **stamps
            )
        picture.consents.add(consents[row["house"]])
        HousePicture.objects.create(house=house, moment=row["moment"], picture=picture, **stamps)


def steps_of(house: House, number: int, state: str, handed_over_on: date | None) -> list[tuple[str, date, dict]]:
    begin = (handed_over_on or date(YEAR, 9, 20)) - timedelta(days=110)
    steps = [
        (Stage.SURVEY, begin, {"amount": house.total}),
        (Stage.APPROVAL, begin + timedelta(days=12), {"amount": house.support, "document": f"{number:02d}/QĐ-BVĐ"}),
        (Stage.CONSTRUCTION, begin + timedelta(days=25), {}),
    ]
    if state == House.State.HANDED_OVER and handed_over_on:
        steps.append((Stage.ACCEPTANCE, handed_over_on - timedelta(days=5), {"amount": house.total}))
        witness = {"amount": house.support, "witness": "Trưởng Ban Công tác Mặt trận (minh hoạ)"}
        steps.append((Stage.HANDOVER, handed_over_on, witness))
    elif number % 4 == 0:
        steps.append((Stage.PAUSE, date(YEAR, 10, 5), {"note": "Mưa kéo dài, chờ hết mùa mưa."}))
    return steps
