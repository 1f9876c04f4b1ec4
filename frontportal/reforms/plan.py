"""What a reform would write: new units, ends, moves of areas; and why it can't be carried out. Reads only."""

from collections import defaultdict
from dataclasses import dataclass, field

from frontportal.kit.web.tags import day
from frontportal.places.models import Unit

from .models import Reform, ReformStep

TOWN_PARTS = "Tổ dân phố"  # what areas of a town are called; a commune has thôn


@dataclass
class AreaMove:
    """An area that lives on under a commune of the code `home`."""

    area: Unit
    home: str
    name: str


@dataclass
class Plan:
    """`new`: code → its step with name, kind, official code, parent. `standing`: code → a unit that is there already.

    `faults` are sentences; with any of them nothing is carried out.
    """

    reform: Reform
    steps: list[ReformStep]
    new: dict[str, ReformStep] = field(default_factory=dict)
    standing: dict[str, Unit] = field(default_factory=dict)
    ending: dict[int, Unit] = field(default_factory=dict)
    moves: list[AreaMove] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def plan_of(reform: Reform) -> Plan:
    """A handful of queries, however many units."""
    steps = list(reform.steps.select_related("predecessor__parent", "parent"))
    plan = Plan(reform, steps)
    if not steps:
        plan.faults.append("Chưa ghi đơn vị nào được sắp xếp.")
    plan.ending = {step.predecessor_id: step.predecessor for step in steps if step.ends}
    settle_successors(plan)
    settle_areas(plan)
    check_ends(plan)
    return plan


def settle_successors(plan: Plan) -> None:
    """Each code of a successor is a new unit, or one that lives on; two lines never say two things of one."""
    on, described = plan.reform.on, defaultdict(set)
    for step in plan.steps:
        if not step.successor_code:
            continue
        if step.successor_name or step.successor_kind:
            described[step.successor_code].add(
                (step.successor_name, step.successor_kind, step.official_code, step.parent_id)
            )
            plan.new.setdefault(step.successor_code, step)
    codes = {step.successor_code for step in plan.steps if step.successor_code}
    living = {unit.code: unit for unit in Unit.objects.on(on).filter(code__in=codes) if unit.pk not in plan.ending}
    for code in sorted(codes):
        if len(described[code]) > 1:
            plan.faults.append(f"Đơn vị mới “{code}” được ghi khác nhau ở các dòng: tên, loại, mã hoặc cấp trên.")
        elif code in living:
            plan.standing[code] = living[code]
            plan.new.pop(code, None)
        elif code not in plan.new:
            plan.faults.append(f"“{code}” chưa phải là đơn vị đang tồn tại; hãy ghi tên và loại của đơn vị mới.")
        else:
            check_new(plan, code)


def check_new(plan: Plan, code: str) -> None:
    """As the unit's own form would say it, under the line's name."""
    step = plan.new[code]
    if not (step.successor_name and step.successor_kind):
        plan.faults.append(f"Đơn vị mới “{code}” phải ghi cả tên và loại.")
        return
    if step.parent_id in plan.ending:
        plan.faults.append(f"{step.successor_name}: {step.parent} kết thúc cùng ngày nên không thể là cấp trên.")
    elif step.parent is None or step.parent.kind not in Unit.ABOVE[step.successor_kind]:
        plan.faults.append(f"{step.successor_name}: hãy ghi đúng đơn vị cấp trên.")


def settle_areas(plan: Plan) -> None:
    """The areas of a unit that goes whole move with it; those that are named move as they are named; of a part none moves unnamed."""
    named_apart = {each.area_id: each for each in plan.reform.area_moves.select_related("area__parent")}
    homes = {step.predecessor_id: step.successor_code for step in plan.steps if step.whole and step.successor_code}
    known = plan.new.keys() | plan.standing.keys()
    areas = Unit.objects.residential_areas().on(plan.reform.on).select_related("parent")
    touched = areas.filter(parent__in={*plan.ending, *(step.predecessor_id for step in plan.steps)})
    for area in touched.alphabetical():
        each = named_apart.pop(area.pk, None)
        home = each.successor_code if each else homes.get(area.parent_id, "")
        if home and home not in known:
            plan.faults.append(f"{area}: “{home}” không phải là đơn vị mới của lần sắp xếp này.")
        elif home:
            kind = plan.new[home].successor_kind if home in plan.new else plan.standing[home].kind
            plan.moves.append(AreaMove(area, home, (each and each.new_name) or usual_name(area.name, kind)))
        elif area.parent_id in plan.ending:
            plan.faults.append(f"{area}: đơn vị cũ kết thúc nhưng chưa ghi khu dân cư này chuyển về đâu.")
    plan.faults += [
        f"{each.area} không thuộc đơn vị nào được sắp xếp, hoặc đã kết thúc trước ngày {day(plan.reform.on)}."
        for each in named_apart.values()
    ]


def usual_name(name: str, kind: str) -> str:
    """A commune has no tổ dân phố: `"Tổ dân phố Đồng Tiến"` → `"Thôn Đồng Tiến"`."""
    return f"Thôn{name.removeprefix(TOWN_PARTS)}" if kind == "commune" and name.startswith(TOWN_PARTS) else name


def check_ends(plan: Plan) -> None:
    """What ends is there the day before, and nothing outlives what it lies in."""
    on = plan.reform.on
    for step in plan.steps:
        unit = step.predecessor
        if not unit.exists_on(on) or (unit.since and unit.since >= on):
            plan.faults.append(f"{unit} không tồn tại trước và đến ngày {day(on)}.")
        elif unit.until:
            plan.faults.append(f"{unit} đã được ghi kết thúc ngày {day(unit.until)}.")
        if not (step.successor_code or step.ends):
            plan.faults.append(f"{unit}: không có đơn vị mới mà cũng không kết thúc.")
    moving = {move.area.pk for move in plan.moves}
    parts = Unit.objects.filter(parent__in=plan.ending).on(on).exclude(pk__in={*plan.ending, *moving})
    for part in parts.exclude(kind="area").select_related("parent").alphabetical():
        plan.faults.append(f"{part.parent} kết thúc nhưng {part} nằm trong đó thì chưa được sắp xếp.")
