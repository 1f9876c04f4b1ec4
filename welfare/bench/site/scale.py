"""How much longer a page takes with very many contributions than with a thousand, by the clock in one process."""

import time
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from frontportal.staff.models import User
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.fund_year import FundYear

from .demonstration import demonstration

HELP = "trang công khai và trang cán bộ với --rows khoản ủng hộ so với một nghìn khoản"
COUNT = 1_000_000
FEW = 1_000
LAST_PAGE = 20  # that both have
HOST = "127.0.0.1"
ROUNDS = 7
FIRST_NUMBER = 100_000  # of receipts, past those of the demonstration
SPREAD = """
    INSERT INTO ledger_contribution ({columns})
    SELECT {values} FROM (SELECT * FROM ledger_contribution WHERE id = %s) one
    CROSS JOIN generate_series(1, %s) number
"""
CHANGED = {
    "id": "{first} + number",
    "receipt_number": "{first} + number",
    "amount": "1000 + number",
    "date": "make_date(one.year, 1 + (number %% 12)::int, 1 + (number %% 28)::int)",
    "donor_name": "'Nguyễn ' || number",
    "folded": "'nguyen ' || number",
}
SUMS = """
    INSERT INTO ledger_entrysum (book, fund_id, year, month, purpose, unit_id, appeal_id, state, amount, entries)
    SELECT 'contribution', fund_id, year, extract(month FROM date), '', unit_id, appeal_id, state, sum(amount), count(*)
    FROM ledger_contribution GROUP BY 2, 3, 4, 5, 6, 7, 8
"""


def run(count: int, emit: Callable[[str], None]) -> None:
    with demonstration(), override_settings(PAGE_CACHE_BYTES=0, CODES_REQUIRED=False, ALLOWED_HOSTS=[HOST]):
        pages, added = addresses(), 0
        times = []
        for wanted in (FEW, count):
            add(wanted - added, FIRST_NUMBER + added)
            added = wanted
            times.append({name: measured(*page) for name, page in pages.items()})
        emit(f"trang: mili giây với {FEW} khoản, với {count} khoản, tỷ lệ")
        for name in pages:
            few, many = times[0][name], times[1][name]
            emit(f"  {name}: {few:.0f}; {many:.0f}; {many / few:.1f}")


def add(count: int, first: int) -> None:
    """Copies of one confirmed gift with days, amounts and names of their own; rules rest, sums are made as by migrating."""
    books = FundYear.objects.public()[0]
    gift = Contribution.objects.confirmed().filter(fund=books.fund_id, year=books.year, appeal=None).first()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        names = [each.name for each in connection.introspection.get_table_description(cursor, "ledger_contribution")]
        values = ", ".join(CHANGED.get(name, f"one.{name}").format(first=first) for name in names)
        cursor.execute(SPREAD.format(columns=", ".join(names), values=values), [gift.pk, count])
        cursor.execute("DELETE FROM ledger_entrysum WHERE book = 'contribution'")
        cursor.execute(SUMS)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE ledger_contribution, ledger_entrysum")


def addresses() -> dict[str, tuple[Client, str]]:
    """What a page is called → who asks it, and where."""
    anybody, staff = (Client(headers={"host": HOST}) for _ in range(2))
    staff.force_login(
        User.objects.create(username="bench", is_superuser=True, is_staff=True),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    year = FundYear.objects.public()[0].year
    number = Contribution.objects.confirmed().filter(year=year).values_list("receipt_number", flat=True).first()
    roll, records = reverse("welfare:contributions", args=[year]), reverse("admin:ledger_contribution_changelist")
    public = {
        "year": f"/nam/{year}/",
        "fund year": reverse("welfare:fund-year", args=[year]),
        "figure": f"/nam/{year}/fund-received/",
        "home": reverse("home"),
        "roll": roll,
        "roll, a name": f"{roll}?q=nguyen+100777",
        "gift": f"{roll}{number}/",
    }
    inside = {
        "desk": reverse("admin:index"),
        "list": records,
        "list, rare word": f"{records}?q=100777",
        "list, amount": f"{records}?q=1.000.777",
        "list, a year": f"{records}?year={year}",
        "list, last page": f"{records}?p={LAST_PAGE}",
        "list, drafts": f"{records}?state__exact=draft",
    }
    return {name: (anybody, path) for name, path in public.items()} | {
        name: (staff, path) for name, path in inside.items()
    }


def measured(client: Client, path: str) -> float:
    """The quickest of all in milliseconds: whatever else the machine does only adds to it."""
    return min(taken(client, path) for _ in range(ROUNDS)) * 1000


def taken(client: Client, path: str) -> float:
    begun = time.perf_counter()
    answer = client.get(path)
    if answer.status_code != 200:
        raise AssertionError(f"{path}: {answer.status_code}")
    return time.perf_counter() - begun
