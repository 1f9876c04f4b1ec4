"""How a year was published, and what its records say differently since then."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from frontportal.yearly.editions.changes import Change, changes_since
from frontportal.yearly.editions.content import content_of
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.record_values import RecordValues
from frontportal.yearly.small_counts.content import without_small_counts
from frontportal.yearly.small_counts.year_facts import YearFacts
from frontportal.yearly.summary import YearFigure

from .record_differences import ComparedFigure, record_differences

CHANGED = "điều chỉnh sau khi công bố"
NEWER = "chỉ tiêu có sau khi công bố"


@dataclass
class Publication:
    """The newest edition, None for a year never frozen. `is_intact` is False when it no longer fits its own hash.

    `now` is the content of the year as its records are.
    """

    edition: Edition | None = None
    is_intact: bool = True
    changes: list[Change] = field(default_factory=list)
    now: dict = field(default_factory=dict)

    def note(self, slug: str) -> str:
        """What stands beside a figure: `"điều chỉnh sau khi công bố, lúc công bố: 52 căn"`; "" when nothing changed. A figure that the
        edition does not have is said to be newer, so that nobody takes it for published."""
        if self.edition and self.is_intact and all(each["slug"] != slug for each in self.edition.data["figures"]):
            return NEWER
        own = [change for change in self.changes if change.slug == slug]
        value = next((change for change in own if change.aspect == "Giá trị"), None)
        return f"{CHANGED}, lúc công bố: {value.before}" if value else f"hồ sơ {CHANGED}" if own else ""


def publication(
    edition: Edition | None, year: int, year_figures: Iterable[YearFigure], found: RecordValues, known: YearFacts
) -> Publication:
    """The year's newest edition held against the records behind `year_figures`, `found` by `record_values` or as stored sums. One query for
    the records of sums, none else where all is `known`."""
    year_figures = list(year_figures)
    now = without_small_counts(content_of(year, year_figures, found, known), known)
    if edition is None or not edition.is_intact:
        return Publication(edition, edition is None, now=now)
    asked = {each.figure.slug: each for each in year_figures}
    before = edition.data | {"figures": [each for each in edition.data["figures"] if each["slug"] in asked]}
    pairs = [(asked[each["slug"]], each["records"]) for each in before["figures"]]
    summed = [ComparedFigure(each.figure, each.answer.records, known) for each, known in pairs if each.figure.is_summed]
    return Publication(edition, True, changes_since(before, now, record_differences(summed, year)), now)
