"""Which gifts and livelihoods went to so few households that pages and files don't say how many."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from frontportal.places.models import Unit
from frontportal.replica.together import asked_together
from frontportal.sheets.datasets.suppression import is_small, suppressed, suppressed_cells, suppressed_in_sums
from frontportal.yearly.figures import Derived, commune_of

from .models.gift import Gift
from .models.livelihood import Livelihood

Key = tuple[int, int | None, str]  # round, commune (None above communes), group: a cell of the open data


def by_round(key: Key) -> int:
    return key[0]


def by_commune(key: Key) -> int | None:
    return key[1]


def by_group(key: Key) -> str:
    return key[2]


SUMS: tuple[Callable[[Key], Hashable], ...] = (by_round, by_commune, by_group)


@dataclass(frozen=True)
class SuppressedGifts:
    """Of one year. `gifts`: primary keys; `cells`: what is together one cell; the rest are names of sums."""

    gifts: frozenset[int]
    cells: frozenset[Key]
    rounds: frozenset[int]
    communes: frozenset[int | None]
    groups: frozenset[str]


def suppressed_gifts(year: int) -> SuppressedGifts:
    """Pages tell packages by round, by commune and by group: no cell is found from these. One query."""
    return suppressed_gifts_in(gifts_of(year))


def gifts_of(year: int) -> QuerySet:
    asked = Gift.objects.of_year(year).order_by().annotate(commune=commune_of("unit"))
    return asked.values_list("pk", "round", "commune", "group", "packages")


def suppressed_gifts_in(rows: Iterable[tuple]) -> SuppressedGifts:
    cells: dict[Key, dict[int, int]] = defaultdict(dict)
    for pk, *key, packages in rows:
        cells[tuple(key)][pk] = packages
    counts = {key: sum(gifts.values()) for key, gifts in cells.items()}
    hidden = suppressed_in_sums(counts, SUMS)
    gifts = (pk for key, own in cells.items() if key in hidden or any(map(is_small, own.values())) for pk in own)
    rounds, communes, groups = (frozenset(hidden_sums(counts, name)) for name in SUMS)
    return SuppressedGifts(frozenset(gifts), frozenset(hidden), rounds, communes, groups)


def hidden_sums(counts: dict[Key, int], name: Callable[[Key], Hashable]) -> set[Hashable]:
    sums: Counter[Hashable] = Counter()
    for key, count in counts.items():
        sums[name(key)] += count
    return set(sums) if is_small(sum(counts.values())) else suppressed(sums)


def livelihoods_of(year: int) -> QuerySet:
    asked = Livelihood.objects.handed_over().in_year(year).order_by().annotate(commune=commune_of("unit"))
    return asked.values_list("pk", "commune", "households")


def suppressed_livelihoods_in(rows: Iterable[tuple]) -> set[int]:
    """Primary keys, by communes."""
    groups: dict[int | None, dict[int, int]] = defaultdict(dict)
    for pk, commune, households in rows:
        groups[commune][pk] = households or 0
    return set(suppressed_cells(groups))


# Year → primary keys.
suppressed_gift_keys = Derived(gifts_of, lambda rows: set(suppressed_gifts_in(rows).gifts))
suppressed_livelihood_keys = Derived(livelihoods_of, suppressed_livelihoods_in)


def gifts_with_suppression(year: int) -> list[Gift]:
    """A year's gifts by day, each with `told_packages` and `told_value`, None where they are not told."""
    hidden = suppressed_gifts(year).gifts
    found = list(Gift.objects.of_year(year).select_related("round", "unit__parent").order_by("round__date", "pk"))
    for gift in found:
        gift.told_packages, gift.told_value = (None, None) if gift.pk in hidden else (gift.packages, gift.value)
    return found


def livelihoods_with_suppression(year: int) -> list[Livelihood]:
    """A year's livelihoods by day, each with `told_households`, None where that is not told."""
    hidden = suppressed_livelihood_keys(year)
    found = list(Livelihood.objects.handed_over().in_year(year).select_related("unit__parent").order_by("date", "pk"))
    for record in found:
        record.told_households = None if record.pk in hidden else record.households
    return found


def years_published(unit: Unit, packages: Mapping[int, int]) -> set[int]:
    """Of the years in which packages went to a unit (year → how many) those of which a page may say how many: to a commune, to an area of it;
    above communes it is a sum of many. One query."""
    years = list(packages)
    if not years:
        return set()
    own, *found = asked_together(
        Gift.objects.filter(unit=unit).order_by().values_list("pk"), *(gifts_of(year) for year in years)
    )
    untold = {year: suppressed_gifts_in(rows) for year, rows in zip(years, found, strict=True)}
    if unit.kind in unit.COMMUNE_KINDS:
        return {year for year in years if unit.pk not in untold[year].communes}
    if unit.kind == unit.Kind.AREA:
        keys = {key for (key,) in own}
        return {year for year in years if not is_small(packages[year]) and not keys & untold[year].gifts}
    return set(years)
