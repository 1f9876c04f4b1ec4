"""Plain makers of the campaigns pillar's records."""

from datetime import date

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from campaigns.models.honour import Honour
from campaigns.models.recognition import Recognition
from campaigns.models.unity_day import UnityDay


def make_campaign(**given) -> Campaign:
    return Campaign.objects.create(**{"kind": "drive", "name": "Hàng Việt", "slug": "hang-viet", "shown": True} | given)


def make_activity(unit, campaign, **given) -> Activity:
    day = given.pop("date", date(2023, 5, 19))
    defaults = {"title": "Ra quân dọn vệ sinh", "year": day.year, "participants": 40, "shown": True}
    return Activity.objects.create(**{"unit": unit, "campaign": campaign, "date": day} | defaults | given)


def make_recognition(area, **given) -> Recognition:
    defaults = {
        "year": 2023,
        "title": "tieu-bieu",
        "decision_number": "112/QĐ",
        "decision_date": date(2023, 11, 22),
        "shown": True,
    }
    return Recognition.objects.create(**{"unit": area} | defaults | given)


def make_unity_day(area, **given) -> UnityDay:
    defaults = {"year": 2023, "ceremony": True, "festival": True, "meal": True, "attendance": 100}
    day = date(given.get("year", 2023), 11, 18)
    return UnityDay.objects.create(**{"unit": area, "held_on": day} | defaults | given)


def make_honour(unit, **given) -> Honour:
    defaults = {
        "series": "everyday",
        "name": "Gương sáng đời thường",
        "edition": 2,
        "year": 2023,
        "date": date(2023, 12, 15),
        "shown": True,
    }
    return Honour.objects.create(**{"unit": unit} | defaults | given)
