"""Which values of a figure rest on so few households or persons that they are not shown."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Sum

from frontportal.sheets.datasets.suppression import is_small, suppressed
from frontportal.yearly.figure_values import compute
from frontportal.yearly.figures import Figure
from frontportal.yearly.record_values import RecordValue

ABOVE = "tren-xa"  # what belongs to no single commune

People = dict[tuple[str, int], dict[int | None, int]]


@dataclass(frozen=True)
class Hidden:
    """`communes`: the keys whose value is not shown, ABOVE among them; `total`: whether the sum is not shown either."""

    communes: frozenset[Hashable] = frozenset()
    total: bool = False

    def has(self, key: Hashable) -> bool:
        """Whether the value under `key` is not shown beside the sum: of a sum that is small itself not even who has none."""
        return self.total or key in self.communes

    def among(self, groups: Mapping[Hashable, Hashable]) -> "Hidden":
        """The same where some keys are told together, `groups`: key → key of its group. Whoever knows the values of single keys, too, must
        not find a hidden one: all groups with hidden ones are hidden, unless one group holds them all."""
        found = frozenset(groups.get(key, key) for key in self.communes)
        return Hidden(found if self.total or len(found) > 1 else frozenset(), self.total)


def people_behind(figures: Iterable[Figure], years: Iterable[int]) -> People:
    """(slug, year) → commune's primary key, None above communes → households or persons; one query at most."""
    counted = [
        replace(figure, measure=Sum(figure.people), sums=None, whole=None, plan=None, people="")
        for figure in figures
        if figure.people
    ]
    years = list(years)
    if not counted or not years:
        return {}
    return {key: answer.by_commune for key, answer in compute(counted, years).items()}


def people_by_commune(people: Mapping[str, Iterable[RecordValue]], year: int) -> People:
    """The same from what each record counts of them, which was asked already."""
    found: People = {}
    for slug, records in people.items():
        counts = found[slug, year] = {}
        for each in records:
            counts[each.commune] = counts.get(each.commune, 0) + each.value
    return found


def hidden_values(
    figure: Figure, year: int, shown: Mapping[Hashable, int], people: People, keys: Mapping[int, Hashable]
) -> Hidden:
    """What to hide of the values `shown` by commune; `keys`: primary key of a commune → its key there.

    People are counted as the records are now; where the value itself counts them, the smaller of the two decides.
    """
    counts: Counter[Hashable] = Counter()
    for unit, count in people.get((figure.slug, year), {}).items():
        counts[keys.get(unit, unit) if unit else ABOVE] += count
    if counts_people(figure):
        for key, value in shown.items():
            counts[key] = min(filter(None, (value, counts[key])), default=0)
    total = is_small(sum(counts.values()))
    return Hidden(frozenset(counts) if total else frozenset(suppressed(counts)), total)


def counts_people(figure: Figure) -> bool:
    """Whether the value itself is a number of households or persons."""
    return bool(figure.people) and isinstance(figure.measure, Sum) and not figure.is_money
