"""Which unit of another day stands for a unit: whole successions are followed, everything else is said."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from .models import Succession, Unit


@dataclass
class UnitMapping:
    """`mapped`: primary key of a unit → the unit of the day; `unmapped`: (unit, why as a Vietnamese sentence).

    `gained`: by which units of the day came to ground whose earlier records are not carried over to them.
    """

    mapped: dict[int, Unit] = field(default_factory=dict)
    unmapped: list[tuple[Unit, str]] = field(default_factory=list)
    gained: list[Succession] = field(default_factory=list)

    def gained_since(self, day: date) -> list[str]:
        """What the table of a time from `day` on does not count with the units of today, as sentences."""
        return [not_carried(step) for step in self.gained if step.on > day]


def map_communes(units, day: date) -> UnitMapping:
    """Each of `units` (communes, towns, wards, areas) to the unit alive on `day`. One query whatever their number."""
    steps, mapping = defaultdict(list), UnitMapping()
    known = Succession.objects.filter(on__lte=day).select_related("predecessor__parent", "successor__parent")
    for step in known:
        steps[step.predecessor_id].append(step)
        if step.successor.exists_on(day) and is_gain(step, day):
            mapping.gained.append(step)
    for unit in units:
        end, reason = trace(unit, day, steps)
        if end:
            mapping.mapped[unit.pk] = end
        else:
            mapping.unmapped.append((unit, reason))
    return mapping


def is_gain(step: Succession, day: date) -> bool:
    """Whether a succession brought ground whose records stay elsewhere: of a unit that was not served, or that lives on."""
    is_commune = step.successor.kind != Unit.Kind.AREA
    return is_commune and (not step.predecessor.is_served or (not step.whole and step.predecessor.exists_on(day)))


def not_carried(step: Succession) -> str:
    """`"Xã Đinh Văn Lâm Hà có thêm toàn bộ xã Bình Thạnh, huyện Đức Trọng từ ngày 01/07/2025: số liệu trước đó của phần này không có ở đây."`"""
    came_from = step.predecessor
    named = f"{came_from.described}, {came_from.parent.described}" if came_from.parent else came_from.described
    what = f"{'toàn bộ' if step.whole else 'một phần'} {named}"
    where = f"vẫn tính vào {came_from.described}" if came_from.is_served else "không có ở đây"
    return f"{step.successor} có thêm {what} từ ngày {step.on:%d/%m/%Y}: số liệu trước đó của phần này {where}."


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
