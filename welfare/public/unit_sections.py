"""What the fund received from a unit and did in it, year by year, for the unit's page."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import BigIntegerField, Count, F, QuerySet, Sum, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone

from frontportal.places.sections import Link, Section
from frontportal.sheets.datasets.suppression import SUPPRESSED
from welfare.appeals.recipients import unit_recipient
from welfare.assistance.models.gift import Gift
from welfare.assistance.models.house import House
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.suppressed import years_published
from welfare.funds.models.bank_account import BankAccount
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.entry_sum import EntrySum

GIVING = 0  # no year of any books


def question(unit) -> QuerySet:
    """(name, year, value)."""
    first, *rest = questions(unit)
    return first.union(*rest, all=True)


def sections(unit, rows: Iterable[tuple] | None = None) -> list[Section]:
    """Two tables of sums, nobody is named; `rows` of `question`, if they were asked already. One query more where there are gifts."""
    years = defaultdict(lambda: defaultdict(int))
    for name, year, value in question(unit) if rows is None else rows:
        years[year][name] = value
    gifts = {year: values["gifts"] for year, values in years.items() if values.get("gifts")}
    for year in gifts.keys() - years_published(unit, gifts):
        years[year]["gifts"] = SUPPRESSED
    taking = years.pop(GIVING, {}).get("accounts") and unit.kind in unit.COMMUNE_KINDS and unit.is_served
    newest_first = sorted(years.items(), reverse=True)
    return [
        *([giving(unit)] if taking and unit.exists_on(timezone.localdate()) else []),
        block("Quỹ “Vì người nghèo”", {"received": "Ủng hộ (đồng)", "spent": "Hỗ trợ (đồng)"}, newest_first, 20),
        block("Quà, nhà, sinh kế", {"gifts": "Suất quà", "houses": "Nhà", "livelihoods": "Sinh kế"}, newest_first, 21),
    ]


def questions(unit) -> list:
    """Querysets of (name, year, value); the accounts to give to are counted along, in a year of their own."""
    entries = {"received": Contribution, "spent": Disbursement}
    asked = {
        name: (EntrySum.objects.of(model).confirmed().of_main_fund(), F("year"), Sum("amount"))
        for name, model in entries.items()
    }
    asked["gifts"] = Gift.objects.all(), Coalesce("round__tet_year", "round__year"), Sum("packages")
    asked["houses"] = House.objects.supported(), F("year"), Count("pk")
    asked["livelihoods"] = Livelihood.objects.handed_over(), F("year"), Count("pk")
    accounts = BankAccount.objects.accepting_donations().filter(fund__is_main=True)
    return [
        records.within(unit)
        .order_by()
        .annotate(block_name=Value(name, TextField()), block_year=year)
        .values("block_name", "block_year")
        .annotate(block_value=Cast(measure, BigIntegerField()))
        .values_list("block_name", "block_year", "block_value")
        for name, (records, year, measure) in asked.items()
    ] + [
        accounts.order_by()
        .values(block_name=Value("accounts", TextField()), block_year=Value(GIVING))
        .annotate(block_value=Cast(Count("pk"), BigIntegerField()))
        .values_list("block_name", "block_year", "block_value")
    ]


def giving(unit) -> Section:
    recipient = unit_recipient(unit, None)
    row = (Link(recipient.code, recipient.url), recipient.memo)
    return Section("Ủng hộ nơi này", ("Mã", "Nội dung chuyển khoản"), [row], 19, recipient.url, "Mã QR và áp phích")


def block(title: str, columns: dict[str, str], years: list[tuple[int, dict]], position: int) -> Section:
    rows = [
        (str(year), *(values.get(name, 0) for name in columns))
        for year, values in years
        if any(values.get(name) for name in columns)
    ]
    return Section(title, ("Năm", *columns.values()), rows, position, reverse("welfare:fund"), "Thu chi của Quỹ")
