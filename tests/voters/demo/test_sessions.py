"""Each invented meeting belongs to the session of its own council before or after which it was held."""

from datetime import date, datetime

from django.utils import timezone

from voters.demo.sessions import nearest
from voters.models.council import Session, Term
from voters.models.meeting import Meeting

ASSEMBLY, DISTRICT = Term(council="assembly"), Term(council="district")
SESSIONS = [
    Session(term=ASSEMBLY, number=5, opens_on=date(2023, 5, 22)),
    Session(term=DISTRICT, number=6, opens_on=date(2023, 7, 13)),
    Session(term=ASSEMBLY, number=6, opens_on=date(2023, 10, 23)),
]


def number(day: date, councils: list[str], kind: str = "before-session") -> int:
    start = timezone.make_aware(datetime(day.year, day.month, day.day, 8))
    return nearest(SESSIONS, Meeting(start=start, councils=councils, kind=kind)).number


def test_before_after_and_whose():
    assert number(date(2023, 6, 12), ["province", "district"]) == 6
    assert number(date(2023, 6, 12), ["assembly"]) == 6
    assert number(date(2023, 7, 24), ["district"], "after-session") == 6
    assert number(date(2023, 5, 9), ["assembly"]) == 5
