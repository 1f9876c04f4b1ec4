"""Which unit of another day stands for a unit: whole successions are followed, everything else is said."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from .models import Succession, Unit


@dataclass
class UnitMapping:
    """`mapped`: primary key of a unit → the unit of the day; `unmapped`: (unit, why as a Vietnamese sentence)."""

    mapped: dict[int, Unit] = field(default_factory=dict)
    unmapped: list[tuple[Unit, str]] = field(default_factory=list)


def map_communes(units, day: date) -> UnitMapping:
    """Each of `units` (communes, towns, wards, areas) to the unit alive on `day`. One query whatever their number."""
    steps, mapping = defaultdict(list), UnitMapping()
    for step in Succession.objects.filter(on__lte=day).select_related("predecessor", "successor", "successor__parent"):
        steps[step.predecessor_id].append(step)
    for unit in units:
        end, reason = trace(unit, day, steps)
        if end:
            mapping.mapped[unit.pk] = end
        else:
            mapping.unmapped.append((unit, reason))
    return mapping


def all_origins() -> dict[int, set[int]]:
    """Unit → itself, the units of which it was formed, wholly or in part, and of which these were; only those that were formed. One query."""
    made: dict[int, set[int]] = defaultdict(set)
    for successor, predecessor in Succession.objects.values_list("successor_id", "predecessor_id"):
        made[successor].add(predecessor)
    found = {}
    for unit in made:
        reached, newest = {unit}, {unit}
        while newest := set().union(*(made.get(each, set()) for each in newest)) - reached:
            reached |= newest
        found[unit] = reached
    return found


def trace(unit: Unit, day: date, steps: dict[int, list[Succession]]) -> tuple[Unit | None, str]:
    """The unit of the day, or None and the reason."""
    if unit.kind in (Unit.Kind.PROVINCE, Unit.Kind.DISTRICT):
        return None, f"{unit} ở trên cấp xã nên không quy về một xã nào."
    current, passed = unit, set()
    while not current.exists_on(day):
        passed.add(current.pk)
        whole = next((step for step in steps[current.pk] if step.whole), None)
        if whole is None or whole.successor_id in passed:
            return None, why_not(current, day, steps[current.pk])
        current = whole.successor
    return current, ""


def why_not(unit: Unit, day: date, steps: list[Succession]) -> str:
    """Why the trace ends at a unit that does not exist on the day."""
    if unit.since and unit.since > day:
        return f"{unit} chưa có vào ngày {day:%d/%m/%Y}."
    if any(step.whole for step in steps):
        return f"Các lần sáp nhập ghi cho {unit} nối thành vòng."
    if steps:
        names = ", ".join(str(step.successor) for step in steps)
        return f"{unit} tách cho nhiều đơn vị ({names}), mỗi nơi chỉ nhận một phần."
    return f"{unit} đã kết thúc ngày {unit.last_day:%d/%m/%Y} mà chưa ghi đơn vị kế thừa."
