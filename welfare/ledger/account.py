"""The account of a fund's year: opening + received − spent + moved = closing, and how it came about. Reads only."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce

from frontportal.places.models import Unit
from frontportal.yearly.figures import commune_of
from welfare.transfers.models import FundTransfer

from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.entry_sum import EntrySum
from .models.fund_year import FundYear


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
        return self.transfers.net_by_month()

    @cached_property
    def moved_rows(self) -> list[tuple[str, int]]:
        """(words, đồng as they change the balance) of each direction in which money moved; [] where none did."""
        return self.transfers.by_direction() if self.moved else []

    @cached_property
    def groups(self) -> dict[tuple[str, str], dict[str, dict]]:
        """("month" | "purpose" | "commune", book) → key as text, "" for none → `{"value", "entries"}`; one query for all."""
        of_year = EntrySum.objects.confirmed().in_year(self.books.year).filter(fund=self.books.fund_id)
        month, purpose, commune = (
            of_year.annotate(
                kind=Value(kind, TextField()), key=Coalesce(Cast(key, TextField()), Value(""), output_field=TextField())
            ).grouped("kind", "book", "key")
            for kind, key in (("month", F("month")), ("purpose", F("purpose")), ("commune", commune_of("unit")))
        )
        found: dict[tuple[str, str], dict[str, dict]] = {}
        for row in month.union(purpose, commune, all=True):
            group = found.setdefault((row["kind"], row["book"]), {})
            group[row["key"]] = {"value": row["value"], "entries": row["entries"]}
        return found

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
        units = list(Unit.objects.filter(pk__in=keys).alphabetical())
        found = [{"unit": unit, "received": of(received, unit.pk), "spent": of(spent, unit.pk)} for unit in units]
        if "" in received or "" in spent:
            found.append({"unit": None, "received": of(received, ""), "spent": of(spent, "")})
        return found


def of(group: dict[str, dict], key: int | str) -> int:
    """What a group says of a key, in đồng."""
    row = group.get(str(key))
    return row["value"] if row else 0
