"""The year as the library proposes it and as it was decided, for one page."""

from dataclasses import dataclass
from datetime import date, timedelta

from frontportal.kit.values.workdays import is_proposed_workday, is_workday, vietnam

from .models import DayDecision

# The library's words for what it lists, as the office calls the days.
NAMES = {
    "New Year's Day": "Tết Dương lịch",
    "Lunar New Year": "Tết Nguyên đán",
    "Hung Kings": "Giỗ Tổ Hùng Vương",
    "Liberation Day": "Ngày Chiến thắng 30/4",
    "International Labor": "Ngày Quốc tế lao động",
    "National Day": "Quốc khánh",
    "Vietnam Cultural": "Ngày Văn hoá Việt Nam",
    "substituted": "Nghỉ hoán đổi",
}


@dataclass(frozen=True)
class YearDay:
    """A day that differs from an ordinary week. `decision` is None where the library alone says so."""

    day: date
    is_worked: bool
    name: str
    decision: DayDecision | None


def days_of(year: int) -> list[YearDay]:
    """Days off of the year that have a name, weekend days that are worked, and whatever was decided."""
    decided = {row.day: row for row in DayDecision.objects.filter(day__year=year)}
    days = (date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days))
    return [
        YearDay(day, is_workday(day), decided[day].name if day in decided else proposed_name(day), decided.get(day))
        for day in days
        if day in decided or day in vietnam() or (day.weekday() > 4 and is_proposed_workday(day))
    ]


def proposed_name(day: date) -> str:
    """The office's name of a day that the library lists; a worked weekend day is worked for another."""
    listed = vietnam().get(day)
    if listed is None:
        return "Làm bù"
    name = next((words for start, words in NAMES.items() if start in listed), listed)
    return f"Nghỉ bù {name}" if "observed" in listed else name
