"""The account of a fund's year: opening + received − spent + moved = closing, and how it came about. Reads only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from frontportal.kit.values.money import dong
from frontportal.places.models import Unit
from frontportal.replica.together import asked_together
from frontportal.yearly.figures import commune_of
from welfare.transfers.models import FundTransfer

from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.entry_sum import EntrySum
from .models.fund_year import FundYear

MOST_COMMUNES = 200  # by name on one page


@dataclass
class YearAccount:
    """All amounts in đồng, confirmed entries only. Each breakdown is one query and adds up to its total."""

    books: FundYear

    @property
    def contributions(self):
        return Contribution.objects.confirmed().in_year(self.books.year).filter(fund=self.books.fund_id)

    @property
    def disbursements(self):
        return Disbursement.objects.confirmed().in_year(self.books.year).filter(fund=self.books.fund_id)

    def sums(self, model):
        """The stored parts of what contributions or disbursements add up to."""
        return EntrySum.objects.of(model).confirmed().in_year(self.books.year).filter(fund=self.books.fund_id)

    @property
    def transfers(self):
        """What moved between levels: neither received nor spent, and still in the balance."""
        return FundTransfer.objects.confirmed().of_books(self.books.fund_id, self.books.year)

    @cached_property
    def moved(self) -> dict[int, int]:
        """Month → đồng that came from other levels less what went to them."""
        return dict(self.transfers.net_by_month())

    @cached_property
    def moved_rows(self) -> list[tuple[str, int]]:
        """(words, đồng as they change the balance) of each direction in which money moved; [] where none did."""
        return self.transfers.by_direction() if self.moved else []

    @cached_property
    def groups(self) -> dict[tuple[str, str], dict[str, dict]]:
        """One query for all."""
        return groups_of(tuple(row.values()) for row in self.asked_groups)

    @property
    def asked_groups(self) -> QuerySet:
        of_year = EntrySum.objects.confirmed().in_year(self.books.year).filter(fund=self.books.fund_id)
        month, purpose, commune = (
            of_year.annotate(
                kind=Value(kind, TextField()), key=Coalesce(Cast(key, TextField()), Value(""), output_field=TextField())
            ).grouped("kind", "book", "key")
            for kind, key in (("month", F("month")), ("purpose", F("purpose")), ("commune", commune_of("unit")))
        )
        return month.union(purpose, commune, all=True)

    @cached_property
    def of_other_days(self) -> list:
        """Entries of these books that bear a day of another year; two queries."""
        return [entries.exclude(date__year=self.books.year) for entries in (self.contributions, self.disbursements)]

    @cached_property
    def units(self) -> list[Unit]:
        """All communes and what lies above them, by name."""
        return list(ABOVE_AREAS.all())

    def group(self, kind: str, model) -> dict[str, dict]:
        return self.groups.get((kind, model._meta.model_name), {})

    @cached_property
    def months(self) -> list[dict]:
        """Twelve of `{"month", "opening", "received", "spent", "closing"}` by the month of the entry's date; each opens with what the one before
        closed with."""
        received, spent = self.group("month", Contribution), self.group("month", Disbursement)
        found, balance = [], self.books.opening
        for n in range(1, 13):
            moved = {"received": of(received, n), "spent": of(spent, n)}
            closing = balance + moved["received"] - moved["spent"] + self.moved.get(n, 0)
            found.append({"month": n, "opening": balance, "closing": closing} | moved)
            balance = closing
        return found

    @property
    def received(self) -> int:
        return sum(month["received"] for month in self.months)

    @property
    def spent(self) -> int:
        return sum(month["spent"] for month in self.months)

    @property
    def closing(self) -> int:
        return self.books.opening + self.received - self.spent + sum(self.moved.values())

    @property
    def progress(self) -> float | None:
        """Received as a ratio of the plan; None without a plan."""
        return self.received / self.books.target if self.books.target else None

    @cached_property
    def purposes(self) -> list[dict]:
        """`{"purpose", "label", "value", "entries"}`, largest first."""
        labels = dict(Disbursement.Purpose.choices)
        rows = [
            {"purpose": key} | row | {"label": labels[key]} for key, row in self.group("purpose", Disbursement).items()
        ]
        return sorted(rows, key=lambda row: -row["value"])

    @cached_property
    def communes(self) -> list[dict]:
        """`{"unit", "received", "spent"}` of each commune in alphabetical order; `unit` None is the district itself."""
        received, spent = self.group("commune", Contribution), self.group("commune", Disbursement)
        keys = {int(key) for key in (*received, *spent) if key}
        units = [unit for unit in self.units if unit.pk in keys]
        found = [{"unit": unit, "received": of(received, unit.pk), "spent": of(spent, unit.pk)} for unit in units]
        if "" in received or "" in spent:
            found.append({"unit": None, "received": of(received, ""), "spent": of(spent, "")})
        return found

    def communes_shown(self, most: int = MOST_COMMUNES) -> list[dict]:
        """`{"name", "unit", "received", "spent"}` as a page and a sheet show them: of very many the first, and what the others add up to.
        The files hold them all."""
        places = [row for row in self.communes if row["unit"]]
        rows = [{"name": str(row["unit"])} | row for row in places[:most]]
        if rest := places[most:]:
            others = {name: sum(row[name] for row in rest) for name in ("received", "spent")}
            rows.append({"name": f"{dong(len(rest))} đơn vị khác (xem trong tệp số liệu)", "unit": None} | others)
        return rows + [{"name": "Cấp trên xã"} | row for row in self.communes if not row["unit"]]


ABOVE_AREAS = Unit.objects.exclude(kind="area").alphabetical()


def groups_of(rows: Iterable[Sequence]) -> dict[tuple[str, str], dict[str, dict]]:
    """("month" | "purpose" | "commune", book) → key as text, "" for none → `{"value", "entries"}`."""
    found: dict = {}
    for kind, book, key, value, entries in rows:
        found.setdefault((kind, book), {})[key] = {"value": value, "entries": entries}
    return found


def ask_together(account: YearAccount, before: YearAccount | None) -> None:
    """All that the page of an account asks of it, and of the year before for its chart, in one query instead of seven."""
    accounts = [account, before] if before else [account]
    one_of_each = (entries.order_by().values_list("pk")[:1] for entries in account.of_other_days)
    questions = [each.asked_groups for each in accounts] + [each.transfers.net_by_month() for each in accounts]
    *found, contributions, disbursements, account.units = asked_together(*questions, *one_of_each, ABOVE_AREAS)
    for position, each in enumerate(accounts):
        each.groups, each.moved = groups_of(found[position]), dict(found[len(accounts) + position])
    account.of_other_days = [contributions, disbursements]


def of(group: dict[str, dict], key: int | str) -> int:
    """What a group says of a key, in đồng."""
    row = group.get(str(key))
    return row["value"] if row else 0
