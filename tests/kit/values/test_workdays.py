from datetime import date

import pytest

from frontportal.kit.values.workdays import add_workdays, is_workday, workdays_between

pytestmark = pytest.mark.django_db  # decided days are records


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 11, 17), True),
        (date(2023, 11, 18), False),  # Saturday
        (date(2023, 9, 4), False),  # bridge or substitute day of the National Day
        (date(2024, 2, 12), False),  # Tết Giáp Thìn
        (date(2023, 5, 1), False),
    ],
)
def test_is_workday(day, expected):
    assert is_workday(day) == expected


def test_tet_does_not_count():
    assert add_workdays(date(2024, 2, 7), 1) == date(2024, 2, 15)


def test_no_days_stay():
    assert add_workdays(date(2023, 11, 18), 0) == date(2023, 11, 18)


@pytest.mark.parametrize("count", [0, 1, 3, 20])
def test_adding_and_counting_agree(count):
    start = date(2023, 11, 17)
    assert workdays_between(start, add_workdays(start, count)) == count
    assert workdays_between(add_workdays(start, count), start) == -count
