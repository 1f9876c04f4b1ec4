"""Which gifts and livelihoods went to so few households that pages and files don't say how many."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from frontportal.places.models import Unit
from frontportal.sheets.datasets.suppression import is_small, suppressed, suppressed_cells, suppressed_in_sums
from frontportal.yearly.figures import commune_of

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
class UntoldGifts:
    """Of one year. `gifts`: primary keys; `cells`: what is together one cell; the rest are names of sums."""

    gifts: frozenset[int]
    cells: frozenset[Key]
    rounds: frozenset[int]
    communes: frozenset[int | None]
    groups: frozenset[str]


def untold_gifts(year: int) -> UntoldGifts:
    """Pages tell packages by round, by commune and by group: no cell is found from these. One query."""
    asked = Gift.objects.of_year(year).order_by().annotate(commune=commune_of("unit"))
    cells: dict[Key, dict[int, int]] = defaultdict(dict)
    for pk, *key, packages in asked.values_list("pk", "round", "commune", "group", "packages"):
        cells[tuple(key)][pk] = packages
    counts = {key: sum(gifts.values()) for key, gifts in cells.items()}
    hidden = suppressed_in_sums(counts, SUMS)
    gifts = (pk for key, own in cells.items() if key in hidden or any(map(is_small, own.values())) for pk in own)
    rounds, communes, groups = (frozenset(hidden_sums(counts, name)) for name in SUMS)
    return UntoldGifts(frozenset(gifts), frozenset(hidden), rounds, communes, groups)


def hidden_sums(counts: dict[Key, int], name: Callable[[Key], Hashable]) -> set[Hashable]:
    sums: Counter[Hashable] = Counter()
    for key, count in counts.items():
        sums[name(key)] += count
    return set(sums) if is_small(sum(counts.values())) else suppressed(sums)


def untold_gifts_of(year: int) -> set[int]:
    return set(untold_gifts(year).gifts)


def untold_livelihoods(year: int) -> set[int]:
    """Primary keys, by communes; one query."""
    groups: dict[int | None, dict[int, int]] = defaultdict(dict)
    asked = Livelihood.objects.handed_over().in_year(year).order_by().annotate(commune=commune_of("unit"))
    for pk, commune, households in asked.values_list("pk", "commune", "households"):
        groups[commune][pk] = households or 0
    return set(suppressed_cells(groups))


def told_gifts(year: int) -> list[Gift]:
    """A year's gifts by day, each with `told_packages` and `told_value`, None where they are not told."""
    hidden = untold_gifts(year).gifts
    found = list(Gift.objects.of_year(year).select_related("round", "unit__parent").order_by("round__date", "pk"))
    for gift in found:
        gift.told_packages, gift.told_value = (None, None) if gift.pk in hidden else (gift.packages, gift.value)
    return found


def told_livelihoods(year: int) -> list[Livelihood]:
    """A year's livelihoods by day, each with `told_households`, None where that is not told."""
    hidden = untold_livelihoods(year)
    found = list(Livelihood.objects.handed_over().in_year(year).select_related("unit__parent").order_by("date", "pk"))
    for record in found:
        record.told_households = None if record.pk in hidden else record.households
    return found


def tells_gifts(unit: Unit, year: int, packages: int) -> bool:
    """Whether a page may say how many packages went to a unit in a year: to a commune, to an area of it; above communes it is a sum of many."""
    untold = untold_gifts(year)
    if unit.kind in unit.COMMUNE_KINDS:
        return unit.pk not in untold.communes
    if unit.kind == unit.Kind.AREA:
        return not is_small(packages) and not Gift.objects.filter(unit=unit, pk__in=untold.gifts).exists()
    return True
