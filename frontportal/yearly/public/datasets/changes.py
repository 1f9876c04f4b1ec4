"""What the records of published years say otherwise than their newest editions."""

from collections.abc import Iterator
from typing import NamedTuple

from frontportal.yearly.editions.changes import Change, changes_since
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary


class YearChange(NamedTuple):
    """A difference of a year, numbered from 1 in the order of the report."""

    year: int
    edition: int
    number: int
    change: Change


def changes_of_years() -> Iterator[YearChange]:
    """Oldest year first; of a year without an edition, or one that no longer fits its hash, nothing can be told."""
    for year in sorted(YearSummary.objects.years()):
        edition = Edition.objects.latest_of(year)
        if edition is not None and edition.is_intact:
            for number, change in enumerate(changes_since(edition.data, year_content(year)), 1):
                yield YearChange(year, edition.number, number, change)
