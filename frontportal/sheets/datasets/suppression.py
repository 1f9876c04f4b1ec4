"""Counts of people that are too small to be shown: statistical disclosure control. Pure."""

from collections.abc import Hashable, Mapping

FEWEST = 5  # households or persons
UNTOLD = "không nêu"  # in place of a value; NOTE says why
NOTE = f"“Không nêu”: dưới {FEWEST} hộ hoặc người, hoặc nêu ra thì tính được nơi dưới {FEWEST}."


def suppressed(counts: Mapping[Hashable, int]) -> set[Hashable]:
    """Keys of the parts of a whole that may not be shown beside the whole.

    Those of fewer than FEWEST, and as many of the next small ones as it takes that nobody finds a hidden one by taking
    the others away from the whole: what is hidden is never one part alone, nor fewer than FEWEST together, where there is
    another part to hide.
    """
    hidden = {key for key, count in counts.items() if is_small(count)}
    others = sorted(
        (key for key, count in counts.items() if count >= FEWEST), key=lambda key: counts[key], reverse=True
    )
    while hidden and others and (len(hidden) == 1 or sum(counts[key] for key in hidden) < FEWEST):
        hidden.add(others.pop())
    return hidden


def suppressed_cells(groups: Mapping[Hashable, Mapping[Hashable, int]]) -> set[Hashable]:
    """Keys of cells that may not be shown beside the sums of their groups and the sum of all.

    A group whose sum is hidden, as `suppressed` says, hides all its cells: with them the sum could be told.
    """
    sums = {group: sum(cells.values()) for group, cells in groups.items()}
    closed = set(groups) if is_small(sum(sums.values())) else suppressed(sums)
    return set().union(*(set(cells) if group in closed else suppressed(cells) for group, cells in groups.items()))


def is_small(count: int | None) -> bool:
    """Whether somebody is counted, but too few to be told."""
    return count is not None and 0 < count < FEWEST


def enough(count: int | None) -> int | None:
    """The count, None in place of one that is too small."""
    return None if is_small(count) else count
