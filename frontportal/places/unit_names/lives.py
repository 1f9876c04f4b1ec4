"""Lives of units: one code may name several, one after the other."""

from datetime import date

from ..models import Unit


def lives(unit: Unit, first: date, last: date) -> bool:
    """Whether the unit exists on at least one day from `first` to `last`."""
    return (unit.since is None or unit.since <= last) and (unit.until is None or unit.until > first)


def latest_lives(units: list[Unit]) -> list[Unit]:
    """Of several lives of one code the last: a record that names only the year means it."""
    last: dict[str, Unit] = {}
    for unit in sorted(units, key=lambda unit: unit.since or date.min):
        last[unit.code] = unit
    return list(last.values())
