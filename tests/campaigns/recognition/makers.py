"""Plain makers of the ladder's records."""

from datetime import date
from decimal import Decimal

from campaigns.recognition.models.criteria import CriteriaSet
from campaigns.recognition.models.criterion import Criterion
from campaigns.recognition.models.decision import Decision
from campaigns.recognition.models.registration import Registration
from campaigns.recognition.models.score import Score


def make_set(*weights: int, **given) -> CriteriaSet:
    """A set of criteria numbered from 1; at least half of each weight is needed."""
    defaults = {"title": "tieu-bieu", "since_year": 2022, "basis": "Hướng dẫn 01", "threshold": Decimal(80)}
    made = CriteriaSet(**defaults | given)
    made.code = given.get("code", f"{made.title}-{made.since_year}")
    made.save()
    for number, weight in enumerate(weights or (60, 40), 1):
        Criterion.objects.create(
            criteria_set=made, number=str(number), code=f"{made.code}-{number}", text=f"Tiêu chí {number}",
            weight=weight, least=Decimal(weight // 2), position=number,
        )  # fmt: skip
    return made


def make_registration(area, *points: int, criteria_set=None, **given) -> Registration:
    """Registered; inspected with `points` by the criteria in their order where these are given."""
    defaults = {"year": 2023, "title": "tieu-bieu", "registered_on": date(2023, 3, 1)}
    if points:
        defaults |= {"criteria_set": criteria_set, "inspected_on": date(2023, 10, 20)}
    record = Registration(unit=area, **defaults | given)
    record.full_clean()
    record.save()
    for criterion, value in zip(record.criteria_set.criteria.all() if points else (), points, strict=True):
        Score.objects.create(registration=record, criterion=criterion, points=Decimal(value))
    return record


def make_decision(**given) -> Decision:
    defaults = {"title": "tieu-bieu", "year": 2023, "level": "district", "listed_on": date(2023, 11, 1)}
    return Decision.objects.create(**defaults | given)
