"""Whether one part of the house may know another."""

from tests.house.source import House, Module, imports_of, is_within, pillar_of


def is_allowed(house: House, name: str, target: str) -> bool:
    """Whether the module `name` may know the module (or the thing in one) `target`."""
    room, other = house.room_of(name), house.room_of(target)
    if other is None:
        return target == "frontportal" or not house.is_roof(target) or house.is_roof(name)
    if room is None:
        # The roof covers the rooms, but names pillars by string only.
        return pillar_of(target) is None
    if room == other:
        return is_allowed_inside(house, room, name, target)
    pillars = {pillar_of(name), pillar_of(target)} - {None}
    return len(pillars) < 2 and house.floors[other] < house.floors[room]


def is_allowed_inside(house: House, room: str, name: str, target: str) -> bool:
    own, other = (part_of(room, dotted) for dotted in (name, target))
    if room not in house.inner or own == other or not other:
        return True
    return floor_inside(house, room, other) < floor_inside(house, room, own)


def part_of(room: str, name: str) -> str:
    """The folder or flat module of a room that a dotted name lies in; "" for the room's own __init__."""
    return name.removeprefix(room).lstrip(".").partition(".")[0]


def floor_inside(house: House, room: str, part: str) -> int:
    """The inner floor of a part of a room, from 0; that of an unknown part is -1: it may know none, all may know it."""
    return next((floor for floor, parts in enumerate(house.inner[room]) if part in parts.split()), -1)


def unplaced(house: House) -> list[str]:
    """Modules in no room and parts on no inner floor. The roof has flat modules and the formats of the language."""
    loose = [
        module.name
        for module in house.modules.values()
        if house.room_of(module.name) is None
        and not any(is_within(room, module.name) for room in house.floors)
        and module.path.parent != house.root / "frontportal"
        and not is_within(module.name, "frontportal.formats")
    ]
    for room in house.inner:
        parts = {part_of(room, module.name) for module in house.rooms_modules(room)} - {""}
        loose += [f"{room}.{part}" for part in sorted(parts) if floor_inside(house, room, part) < 0]
    return loose


def wrong_imports(house: House, module: Module) -> list[str]:
    return sorted(
        f"{module.name} → {imported.name}"
        for imported in imports_of(module)
        if not is_allowed(house, module.name, imported.name)
    )
