"""The account of a fund's year: opening + received − spent = closing, and how it came about. Reads only."""

from dataclasses import dataclass
from functools import cached_property

from frontportal.places.models import Unit
from frontportal.yearly.figures import commune_of

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

    @cached_property
    def months(self) -> list[dict]:
        """Twelve of `{"month", "received", "spent"}` by the month of the entry's date."""
        received, spent = monthly(self.sums(Contribution)), monthly(self.sums(Disbursement))
        return [{"month": n, "received": received.get(n, 0), "spent": spent.get(n, 0)} for n in range(1, 13)]

    @property
    def received(self) -> int:
        return sum(month["received"] for month in self.months)

    @property
    def spent(self) -> int:
        return sum(month["spent"] for month in self.months)

    @property
    def closing(self) -> int:
        return self.books.opening + self.received - self.spent

    @property
    def progress(self) -> float | None:
        """Received as a ratio of the plan; None without a plan."""
        return self.received / self.books.target if self.books.target else None

    @cached_property
    def purposes(self) -> list[dict]:
        """`{"purpose", "label", "value", "entries"}`, largest first."""
        rows = self.sums(Disbursement).grouped("purpose")
        labels = dict(Disbursement.Purpose.choices)
        return sorted((row | {"label": labels[row["purpose"]]} for row in rows), key=lambda row: -row["value"])

    @cached_property
    def communes(self) -> list[dict]:
        """`{"unit", "received", "spent"}` of each commune in alphabetical order; `unit` None is the district itself."""
        received, spent = by_commune(self.sums(Contribution)), by_commune(self.sums(Disbursement))
        units = {unit.pk: unit for unit in Unit.objects.filter(pk__in={*received, *spent} - {None}).alphabetical()}
        return [
            {"unit": units.get(key), "received": received.get(key, 0), "spent": spent.get(key, 0)}
            for key in [*units, *([None] if None in received or None in spent else [])]
        ]


def monthly(sums) -> dict[int, int]:
    return {row["month"]: row["value"] for row in sums.grouped("month")}


def by_commune(sums) -> dict[int | None, int]:
    rows = sums.annotate(commune=commune_of("unit")).grouped("commune")
    return {row["commune"]: row["value"] for row in rows}
