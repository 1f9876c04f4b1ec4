"""Finds the unit that a name means on a day, or says why there is none."""

import difflib
from collections import defaultdict
from datetime import date
from typing import Any

from ..mapping import trace
from ..models import Succession, Unit
from .components import NameComponent, components_of, own_component, words_of
from .lives import latest_lives, lives

Span = tuple[date, date]
MOST_NAMED = 5
MOST_GUESSES = 50  # names that nobody has for which like ones are looked up: a file of nonsense must not take minutes


class UnitFinder:
    """Knows all units and successions, read once. `notes` are sentences on names that were followed through a merger."""

    def __init__(self, units: Any = None) -> None:
        units = Unit.objects.all() if units is None else units
        self.units: dict[int, Unit] = {}
        self.by_name: dict[str, list[Unit]] = defaultdict(list)
        self.by_code: dict[str, list[Unit]] = defaultdict(list)
        self.own: dict[int, NameComponent] = {}
        for unit in units.select_related("parent__parent__parent"):
            self.add(unit)
        self.steps: dict[int, list[Succession]] = defaultdict(list)
        self.origins: dict[int, list[Succession]] = defaultdict(list)
        ends = ("predecessor__parent", "successor__parent")
        for step in Succession.objects.select_related(*ends).order_by("on", "pk"):
            self.steps[step.predecessor_id].append(step)
            self.origins[step.successor_id].append(step)
        self.known: dict[tuple[str, Span | None], tuple[Unit | None, str]] = {}
        self.notes: dict[str, None] = {}
        self.guesses = 0

    def add(self, unit: Unit) -> None:
        """Learn a unit, or that it has changed."""
        for units in (*self.by_name.values(), *self.by_code.values()) if unit.pk in self.units else ():
            units[:] = [each for each in units if each.pk != unit.pk]
        component = own_component(unit)
        self.units[unit.pk], self.own[unit.pk], self.known = unit, component, {}
        for name in {component.name, component.whole}:
            self.by_name[name].append(unit)
        for code in {unit.code, unit.official_code} - {""}:
            self.by_code[code].append(unit)

    def find(self, text: str, span: Span | None = None) -> Unit:
        """The unit that exists on at least one day of the span. Raises ValueError with a sentence for none, or several."""
        key = (text, span)
        if key not in self.known:
            try:
                self.known[key] = self.search(text, span), ""
            except ValueError as error:
                self.known[key] = None, str(error)
        unit, sentence = self.known[key]
        if unit is None:
            raise ValueError(sentence)
        return unit

    def search(self, text: str, span: Span | None) -> Unit:
        """As `find`, without remembering."""
        found = self.named(text)
        if not found:
            raise ValueError(f"Không có đơn vị “{text}”.{self.guess(text)}")
        if span is None:
            return self.only(text, latest_lives(found))
        alive = [unit for unit in found if lives(unit, *span)]
        if alive:
            return self.only(text, latest_lives(alive))
        return self.through_mergers(text, found, span)

    def named(self, text: str) -> list[Unit]:
        """All units that a text may name, in whatever time."""
        if code := self.by_code.get(words_of(text).strip()):
            return list(code)
        for way in components_of(text):
            first = way[0]
            if len(way) == 1 and first.whole.isdigit():
                continue  # a number alone is no name
            units = {unit.pk: unit for name in (first.name, first.whole) for unit in self.by_name.get(name, ())}
            found = [unit for unit in units.values() if self.fits_all(unit, way)]
            if found:
                return [unit for unit in found if self.own[unit.pk].whole == first.whole] or found
        return []

    def fits_all(self, unit: Unit, way: list[NameComponent]) -> bool:
        """Whether a unit and what it lies in are called so, from inside out; levels between may be left out."""
        if not way[0].fits(self.own[unit.pk]):
            return False
        above = unit.parent
        for component in way[1:]:
            while above is not None and not component.fits(own_component(above)):
                above = above.parent
            if above is None:
                return False
            above = above.parent
        return True

    def only(self, text: str, units: list[Unit]) -> Unit:
        """The one unit. Raises ValueError that names the others where there are several."""
        if len(units) == 1:
            return units[0]
        raise ValueError(f"Có nhiều đơn vị “{text}”: {self.listed(units)}. Hãy ghi rõ thuộc đâu, hoặc ghi mã.")

    def through_mergers(self, text: str, found: list[Unit], span: Span) -> Unit:
        """The unit that stands for an old name after mergers. Raises ValueError for a name from another time."""
        first, last = span
        when = f"vào ngày {first:%d/%m/%Y}" if first == last else f"trong năm {first.year}"
        later, reasons = {}, []
        for unit in found:
            if unit.until and unit.until <= first:
                end, reason = trace(unit, last, self.steps)
                reasons += [reason] if reason else []
                if end:
                    later[end.pk] = unit, end
        is_code = words_of(text) in self.by_code  # which names one unit of one time
        if len(later) == 1 and not is_code:
            ((old, new),) = later.values()
            self.notes[f"“{text}” là tên trước khi sắp xếp: {old} nay là {self.units.get(new.pk, new)}."] = None
            return self.units.get(new.pk, new)
        if later:
            raise ValueError(
                f"“{text}” không tồn tại {when}. Nay là: {self.listed([new for _, new in later.values()])}."
            )
        why = f" {reasons[0]}" if reasons else self.earlier(found, span)
        raise ValueError(f"“{text}” không tồn tại {when}.{why}")

    def earlier(self, found: list[Unit], span: Span) -> str:
        """What a unit was made of, for a day before it began."""
        origins = [
            step.predecessor
            for unit in found
            if unit.since and unit.since > span[1]
            for step in self.origins[unit.pk]
            if lives(step.predecessor, *span)
        ]
        return f" Khi đó là: {self.listed(origins)}." if origins else ""

    def guess(self, text: str) -> str:
        """Units that may be meant by a name that none has: of this name but another kind, else with a like name."""
        self.guesses += 1
        if self.guesses > MOST_GUESSES:
            return ""
        ways = components_of(text)
        if not ways:
            return ""
        name = ways[0][0].name
        names = [name] if name in self.by_name else difflib.get_close_matches(name, self.by_name, 2, 0.8)
        units = latest_lives([unit for name in names for unit in self.by_name[name]])
        return f" Có phải: {self.listed(units)}?" if units else ""

    def listed(self, units: list[Unit]) -> str:
        """Some units by name and code."""
        named = "; ".join(f"{unit} (mã {unit.code})" for unit in units[:MOST_NAMED])
        return named + (f" và {len(units) - MOST_NAMED} đơn vị khác" if len(units) > MOST_NAMED else "")
