"""How large the parts of the house are, in lines and modules."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from tests.house.source import House, Module, is_within

LINES_OF_MODULE = 300
LINES_OF_FUNCTION = 40
LINES_OF_VIEW = 20
FLAT_MODULES = 12
COLLECTIONS = {"welfare.bankfiles.layouts"}  # one module a bank: to have many is what they are for
LINES_OF_ROOM = 2_500
SHARE_OF_ROOM = 25  # percent of its pillar
MEDIAN, NINE_TENTHS = 60, 200  # lines of modules
LINES_OF_MIGRATIONS = 5_200


def large_modules(house: House) -> dict[str, int]:
    return above(LINES_OF_MODULE, {name: module.lines for name, module in house.modules.items()})


def large_tests(root: Path) -> dict[str, int]:
    """Modules of tests keep to the same measure: a subject each."""
    paths = sorted((root / "tests").rglob("*.py"))
    lines = {str(path.relative_to(root)): path.read_text(encoding="utf-8").count("\n") for path in paths}
    return above(LINES_OF_MODULE, lines)


def long_functions(house: House) -> dict[str, int]:
    """Of views and of everything else, each by its own measure."""
    views, others = {}, {}
    for module in house.modules.values():
        (views if is_of_views(module.name) else others).update(functions_of(module))
    return above(LINES_OF_FUNCTION, others) | above(LINES_OF_VIEW, views)


def functions_of(module: Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module.name}:{node.name}", node.end_lineno - node.lineno + 1


def is_of_views(name: str) -> bool:
    return any(part == "views" or part.endswith("_views") for part in name.split("."))


def crowded_folders(house: House) -> dict[str, int]:
    """Rooms, and parts of a room with inner floors, with too many modules side by side."""
    counts = {}
    for module in house.modules.values():
        folder = module.name.rpartition(".")[0]
        room = house.room_of(folder)
        is_counted = folder == room or (room in house.inner and folder.rpartition(".")[0] == room)
        if is_counted and folder not in COLLECTIONS and module.path.name != "__init__.py":
            counts[folder] = counts.get(folder, 0) + 1
    return above(FLAT_MODULES, counts)


def lines_of(house: House, room: str) -> int:
    """Without the rooms inside it, which are counted to themselves."""
    return sum(module.lines for module in house.rooms_modules(room))


def large_rooms(house: House) -> dict[str, int]:
    return above(LINES_OF_ROOM, {room: lines_of(house, room) for room in house.floors})


def large_shares(house: House, pillar: str) -> dict[str, int]:
    """Rooms of a pillar with too large a part of its code → percent, rounded up."""
    total = sum(module.lines for name, module in house.modules.items() if is_within(name, pillar))
    rooms = [room for room in house.floors if room.startswith(f"{pillar}.")]
    return above(SHARE_OF_ROOM, {room: -(-100 * lines_of(house, room) // total) for room in rooms})


def usual_sizes(house: House) -> tuple[float, float]:
    """Median and ninth decile of modules' lines, without packages' faces, which would flatter them."""
    lines = [module.lines for module in house.modules.values() if module.path.name != "__init__.py"]
    return median(lines), quantiles(lines, n=10)[-1]


def unusual_sizes(house: House) -> dict[str, float]:
    middle, tail = usual_sizes(house)
    return above(MEDIAN, {"median": middle}) | above(NINE_TENTHS, {"nine tenths": tail})


def lines_of_migrations(house: House) -> int:
    return sum(module.lines for module in house.migrations.values())


def large_migrations(house: House) -> dict[str, int]:
    return above(LINES_OF_MIGRATIONS, {"migrations": lines_of_migrations(house)})


def above(limit: int, sizes: dict[str, int]) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > limit}
