"""Terms and sessions of the demonstration, before and after which its meetings were held."""

from datetime import date, timedelta

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from ..models.council import Session, Term

ASSEMBLY_SESSIONS = {
    3: (date(2022, 5, 23), date(2022, 6, 16)), 4: (date(2022, 10, 20), date(2022, 11, 15)),
    5: (date(2023, 5, 22), date(2023, 6, 24)), 6: (date(2023, 10, 23), date(2023, 11, 29)),
    7: (date(2024, 5, 20), date(2024, 6, 28)), 8: (date(2024, 10, 21), date(2024, 11, 30)),
    9: (date(2025, 5, 5), date(2025, 6, 27)), 10: (date(2025, 10, 20), date(2025, 12, 11)),
}  # fmt: skip
COUNCIL_SESSIONS = {
    4: date(2022, 7, 14), 5: date(2022, 12, 13), 6: date(2023, 7, 13), 7: date(2023, 12, 12),
    8: date(2024, 7, 11), 9: date(2024, 12, 10), 10: date(2025, 6, 19),
}  # fmt: skip
NEXT_ASSEMBLY_SESSIONS = {1: (date(2026, 4, 6), date(2026, 4, 25)), 2: (date(2026, 10, 20), date(2026, 11, 25))}
# The province's councils answer for what the district's did, since the reform.
PROVINCE_SESSIONS = {10: {2: date(2025, 7, 29), 5: date(2025, 12, 9)}, 11: {1: date(2026, 3, 30), 2: date(2026, 7, 14)}}


def load(world) -> list[Session]:
    """Sessions by their first day; the last one is that of the province's council which opens in the weeks to come."""
    today = timezone.localdate()
    assembly = Term(council="assembly", number=15, since=date(2021, 7, 20), until=date(2026, 4, 5))
    district = Term(
        council="district", unit=world["district"], number=10, since=date(2021, 6, 29), until=date(2025, 6, 30)
    )
    next_assembly = Term(council="assembly", number=16, since=date(2026, 4, 6))
    provinces = {
        number: Term(council="province", unit=world["province"], number=number, since=since, until=until)
        for number, since, until in ((10, date(2021, 6, 28), date(2026, 3, 29)), (11, date(2026, 3, 30), None))
    }
    terms = [assembly, district, provinces[11], next_assembly, provinces[10]]
    bulk_create_with_history(terms, Term, default_user=world.users["editor"])
    sessions = [
        Session(term=term, number=number, opens_on=first, closes_on=last)
        for term, found in ((assembly, ASSEMBLY_SESSIONS), (next_assembly, NEXT_ASSEMBLY_SESSIONS))
        for number, (first, last) in found.items()
    ]
    sessions += [
        Session(
            term=district,
            number=n,
            opens_on=day,
            closes_on=day + timedelta(days=1),
            report_sent_on=day - timedelta(days=12),
            results_received_on=day - timedelta(days=31),
        )
        for n, day in COUNCIL_SESSIONS.items()
    ]
    sessions += [
        Session(term=provinces[term], number=number, opens_on=day, closes_on=day + timedelta(days=2))
        for term, found in PROVINCE_SESSIONS.items()
        for number, day in found.items()
    ]
    sessions.append(Session(term=provinces[11], number=3, opens_on=today + timedelta(days=30)))
    sessions.sort(key=lambda session: session.opens_on)
    return bulk_create_with_history(sessions, Session, default_user=world.users["editor"])


def nearest(sessions: list[Session], meeting) -> Session | None:
    """The session of the council, or of the assembly, before or after which a meeting was held."""
    is_of_assembly = meeting.councils == ["assembly"]
    fitting = [each for each in sessions if (each.term.council == "assembly") == is_of_assembly]
    if meeting.kind == "after-session":
        return next((each for each in reversed(fitting) if each.opens_on <= meeting.day), None)
    return next((each for each in fitting if each.opens_on > meeting.day), None)
