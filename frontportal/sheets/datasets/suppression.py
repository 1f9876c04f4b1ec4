"""Counts of people that are too small to be shown: statistical disclosure control. Pure."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

FEWEST = 5  # households or persons
SUPPRESSED = "không nêu"  # in place of a value; NOTE says why
NOTE = f"“Không nêu”: dưới {FEWEST} hộ hoặc người, hoặc nêu ra thì tính được nơi dưới {FEWEST}."


def suppressed(counts: Mapping[Any, int]) -> set[Any]:
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


def parts_shown(values: Mapping[str, int], counts: Mapping[Any, int]) -> dict[str, int | None]:
    """Parts of a whole with None for those that may not be shown; `counts`: the people behind each, by number or its text."""
    hidden = {str(key) for key in suppressed(counts)}
    return {key: None if key in hidden else value for key, value in values.items()}


def suppressed_cells(groups: Mapping[Any, Mapping[Any, int]]) -> set[Hashable]:
    """Keys of cells that may not be shown beside the sums of their groups and the sum of all.

    A group whose sum is hidden, as `suppressed` says, hides all its cells: with them the sum could be told.
    """
    sums = {group: sum(cells.values()) for group, cells in groups.items()}
    closed = set(groups) if is_small(sum(sums.values())) else suppressed(sums)
    return set().union(*(set(cells) if group in closed else suppressed(cells) for group, cells in groups.items()))


def suppressed_in_sums(counts: Mapping[Any, int], sums: Sequence[Callable[[Any], Hashable]]) -> set[Any]:
    """Keys of cells that may not be shown beside several kinds of sums over them; each of `sums` names the sum that a cell is part of.

    As `suppressed_cells` for each kind, and then, for what one kind hides another may tell, until no sum has a hidden cell by itself,
    nor hidden ones of fewer than FEWEST, while it has another to hide.
    """
    groups = [grouped(counts, name) for name in sums]
    hidden: set[Any] = set().union(*(suppressed_cells(each) for each in groups))
    lines = [cells for each in groups for cells in each.values()]
    while more := {key for cells in lines if (key := next_to_hide(cells, hidden)) is not None}:
        hidden |= more
    return hidden


def grouped(counts: Mapping[Any, int], name: Callable[[Any], Hashable]) -> dict[Hashable, dict[Any, int]]:
    found: dict[Hashable, dict[Any, int]] = {}
    for key, count in counts.items():
        found.setdefault(name(key), {})[key] = count
    return found


def next_to_hide(cells: Mapping[Any, int], hidden: set[Any]) -> Any:
    """The smallest cell that is still told of a sum whose hidden ones could be found; None where that is not so."""
    inside = [key for key in cells if key in hidden]
    shown = [key for key in cells if key not in hidden and cells[key] > 0]
    is_found = bool(inside) and (len(inside) == 1 or sum(cells[key] for key in inside) < FEWEST)
    return min(shown, key=lambda key: cells[key]) if is_found and shown else None


def is_small(count: int | None) -> bool:
    """Whether somebody is counted, but too few to be told."""
    return count is not None and 0 < count < FEWEST


def enough(count: int | None) -> int | None:
    """The count, None in place of one that is too small."""
    return None if is_small(count) else count
