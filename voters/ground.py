"""The ground of a unit: itself, and whatever became part of it, one merger after another."""

from frontportal.places.models import Succession, Unit


def communes_of(unit: Unit) -> set[int]:
    """Keys of the unit and of all units that became (part of) it."""
    before: dict[int, set[int]] = {}
    for successor, predecessor in Succession.objects.values_list("successor", "predecessor"):
        before.setdefault(successor, set()).add(predecessor)
    found, waiting = set(), {unit.pk}
    while waiting:
        found |= waiting
        waiting = {earlier for each in waiting for earlier in before.get(each, ())} - found
    return found


def ground_of(unit: Unit) -> set[int]:
    """The same with the areas that lie in any of them."""
    communes = communes_of(unit)
    return communes | set(Unit.objects.filter(parent__in=communes).values_list("pk", flat=True))
