"""The lunar calendar of Vietnam, beside a second library and beside days that everybody knows."""

from datetime import date, timedelta

import pytest
import vnlunar
from hypothesis import given
from hypothesis import strategies as st

from frontportal.event_calendar.lunar import LunarDay, lunar_day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2030, 2, 2), "mùng 1 tháng Giêng"),  # China's new year is the day after
        (date(2030, 2, 1), "29 tháng Chạp"),
        (date(2007, 2, 17), "mùng 1 tháng Giêng"),  # a day before China's, too
        (date(1985, 1, 21), "mùng 1 tháng Giêng"),  # a whole month before China's
        (date(1968, 1, 29), "mùng 1 tháng Giêng"),  # the first Tết at UTC+7
        (date(2025, 1, 29), "mùng 1 tháng Giêng"),  # after a month of 29 days: no 30 tháng Chạp
        (date(2026, 2, 17), "mùng 1 tháng Giêng"),
        (date(2027, 1, 30), "23 tháng Chạp"),
        (date(2025, 8, 1), "mùng 8 tháng Sáu nhuận"),
        (date(2026, 11, 29), "21 tháng Mười"),
    ],
)
def test_known_days(day, words):
    assert lunar_day(day).words == words


def test_short_form_marks_a_leap_month():
    assert (LunarDay(23, 12).short, LunarDay(8, 6, is_leap=True).short) == ("23/12", "8/6n")


@given(st.dates(date(1968, 1, 1), date(2053, 12, 31)))
def test_two_libraries_agree(day):
    second = vnlunar.convert_solar_to_lunar(day.day, day.month, day.year, 7)
    found = lunar_day(day)
    assert (found.day, found.month, found.is_leap) == (second["day"], second["month"], bool(second["leap"]))


@given(st.dates(date(1968, 1, 1), date(2053, 12, 30)))
def test_each_day_is_the_next_or_a_first(day):
    today, tomorrow = lunar_day(day), lunar_day(day + timedelta(days=1))
    assert (tomorrow.day, tomorrow.month) == (today.day + 1, today.month) or (
        tomorrow.day == 1 and today.day in (29, 30)
    )
