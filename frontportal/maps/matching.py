"""Whose shape a feature is: by the State's code or by name, of the units that exist on the map's first day; never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from frontportal.places.models import Unit
from frontportal.places.unit_names.finder import UnitFinder

from .shape_files.faults import MapFault
from .shape_files.feature import Feature


@dataclass
class Matches:
    """Features with their unit; `unknown`: those of no unit, or of none for certain."""

    known: list[tuple[Feature, Unit]] = field(default_factory=list)
    unknown: list[Feature] = field(default_factory=list)

    def add(self, feature: Feature, unit: Unit | None) -> None:
        """Raises MapFault for the second shape of a unit."""
        first = next((other for other, known in self.known if unit and known.pk == unit.pk), None)
        if first is not None:
            raise MapFault(
                f"{unit} có hai hình trong tệp: {first.described} và {feature.described}. Mỗi đơn vị chỉ có một hình."
            )
        if unit:
            self.known.append((feature, unit))
        else:
            self.unknown.append(feature)


def matches(features: Iterable[Feature], day: date) -> Matches:
    """Two queries however many features."""
    finder, found = UnitFinder(), Matches()
    for feature in features:
        found.add(feature, unit_of(feature, finder, day))
    return found


def unit_of(feature: Feature, finder: UnitFinder, day: date) -> Unit | None:
    """The one unit that code and name both mean; None where they differ, or mean several or none."""
    by_code = served(finder.by_code.get(feature.code, ()) if feature.code else (), day)
    named = ", ".join([feature.name, *feature.above])
    by_name = served(finder.named(named) if feature.name else (), day)
    found = by_code or by_name
    if feature.code and feature.name:
        # A code that no unit here has speaks against a unit with another.
        found = [unit for unit in by_code if unit in by_name] or [
            unit for unit in by_name if not by_code and not unit.official_code
        ]
    return found[0] if len(found) == 1 else None


def served(units: Iterable[Unit], day: date) -> list[Unit]:
    return [unit for unit in units if unit.is_served and unit.kind in Unit.COMMUNE_KINDS and unit.exists_on(day)]
