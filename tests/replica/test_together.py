"""Questions asked together give what each gives by itself."""

from datetime import date

import pytest
from django.db.models import Count, F

from frontportal.places.models import Succession, Unit
from frontportal.replica.together import asked_together
from frontportal.staff.models import User
from tests.makers import make_user
from tests.world import MERGER

UNITS = Unit.objects.order_by("code")


def unions():
    areas = UNITS.order_by().filter(kind="area").values_list("code", "until")
    return areas.union(UNITS.order_by().filter(kind="commune").values_list("code", "until"), all=True)


QUESTIONS = {
    "records": lambda: UNITS.all(),
    "some of them": lambda: UNITS.filter(until=MERGER)[1:3],
    "none": lambda: UNITS.none(),
    "none found": lambda: UNITS.filter(code="khong-co"),
    "relations": lambda: Succession.objects.order_by("pk"),
    "columns": lambda: UNITS.values_list("until", F("parent__code"), "is_served"),
    "sums": lambda: UNITS.order_by("kind").values_list("kind").annotate(found=Count("pk")),
    "moments": lambda: User.objects.values_list("date_joined", "full_name"),
}


@pytest.fixture
def people(world):
    make_user("một", full_name='Tên "lạ", 100% %s')


def test_each_gives_the_same(people, django_assert_num_queries):
    alone = {name: list(question()) for name, question in QUESTIONS.items()}
    with django_assert_num_queries(1):
        together = asked_together(*(question() for question in QUESTIONS.values()))
    assert dict(zip(QUESTIONS, together, strict=True)) == alone
    assert len(alone["records"]) == 9 and alone["moments"]


def test_records_are_whole(people, django_assert_num_queries):
    """Days are days, what was left out is left out, and what was counted along is there."""
    (plain,), (counted,), (deferred,), union = asked_together(
        UNITS.filter(code="bac-mau"),
        UNITS.filter(code="bac-mau").with_area_count(date(2023, 1, 1)),
        UNITS.filter(code="bac-mau").only("name"),
        unions(),
    )
    assert (plain.until, plain.get_deferred_fields(), plain._state.db) == (MERGER, set(), "default")
    assert counted.area_count == 2
    assert "code" in deferred.get_deferred_fields()
    assert sorted(union, key=str) == sorted(unions(), key=str)
    with django_assert_num_queries(0):
        assert asked_together() == []
