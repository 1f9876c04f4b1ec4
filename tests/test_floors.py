"""The house stands only while every import and every foreign key leads down."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    "frontportal.kit": 0,
    "frontportal.staff": 0,
    "frontportal.embedded": 0,
    "frontportal.places": 1,
    "frontportal.yearly": 2,
    "frontportal.committee": 2,
    "frontportal.reports": 3,
    "frontportal.news": 3,
    "frontportal.visits": 3,
    "campaigns": 4,
    "welfare": 4,
    "voters": 4,
}
# The kit is the ground itself: the rest of the ground floor may stand on it, never the other way round.
SAME_FLOOR = {("frontportal.staff", "frontportal.kit")}


def room_of(module: str) -> str | None:
    """The room a dotted module name lies in; None for the roof and for other people's code."""
    return next((room for room in FLOORS if module == room or module.startswith(f"{room}.")), None)


def is_roof(module: str) -> bool:
    return (module == "frontportal" or module.startswith("frontportal.")) and room_of(module) is None


def imported(path: Path) -> set[str]:
    """Every module a file imports, inside functions too, relative ones made absolute."""
    package = list(path.relative_to(ROOT).with_suffix("").parts)
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: -node.level]) if node.level else ""
            start = ".".join(filter(None, [base, node.module]))
            names |= {start} | {f"{start}.{alias.name}" for alias in node.names}
    return names


def modules() -> list[Path]:
    return [path for room in FLOORS for path in (ROOT / room.replace(".", "/")).rglob("*.py")]


def wrong_imports(path: Path) -> list[str]:
    room = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    wrong = []
    for name in imported(path):
        target = room_of(name)
        # `from frontportal import x` names the package itself on the way to a room.
        goes_up = target not in (None, room) and (room, target) not in SAME_FLOOR and FLOORS[target] >= FLOORS[room]
        if goes_up or (is_roof(name) and name != "frontportal"):
            wrong.append(name)
    return wrong


@pytest.mark.parametrize("room", FLOORS)
def test_imports_lead_down(room):
    paths = [path for path in modules() if room_of(".".join(path.relative_to(ROOT).with_suffix("").parts)) == room]
    assert paths, f"{room} is empty"
    assert {str(path.relative_to(ROOT)): wrong for path in paths if (wrong := wrong_imports(path))} == {}


def test_roof_names_pillars_by_string_only():
    roof = list((ROOT / "frontportal").glob("*.py"))
    pillars = {room for room, floor in FLOORS.items() if floor == 4}
    assert {path.name: found for path in roof if (found := {room_of(name) for name in imported(path)} & pillars)} == {}


def test_foreign_keys_lead_down():
    wrong = []
    for model in apps.get_models():
        room = room_of(model.__module__)
        for field in model._meta.get_fields() if room else []:
            target = room_of(field.related_model.__module__) if field.is_relation and field.related_model else None
            if field.auto_created or target in (None, room) or (room, target) in SAME_FLOOR:
                continue
            if FLOORS[target] >= FLOORS[room]:
                wrong.append(f"{model._meta.label}.{field.name} → {target}")
    assert wrong == []


def test_every_room_is_on_a_floor():
    rooms = {config.name for config in apps.get_app_configs() if (ROOT / config.name.replace(".", "/")).is_dir()}
    assert rooms <= set(FLOORS)


def test_the_check_would_notice(tmp_path, monkeypatch):
    """An import that goes up, hidden in a function body, is found."""
    monkeypatch.setattr("tests.test_floors.ROOT", tmp_path)
    upward = tmp_path / "frontportal" / "kit" / "text.py"
    upward.parent.mkdir(parents=True)
    upward.write_text("def f():\n    from ..news.models import Article\n", encoding="utf-8")
    assert sorted(wrong_imports(upward)) == ["frontportal.news.models", "frontportal.news.models.Article"]
