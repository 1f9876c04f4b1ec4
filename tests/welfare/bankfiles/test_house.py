"""The library stands alone, and within it every import leads down."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from frontportal.kit.values import text as kit
from welfare import bankfiles
from welfare.bankfiles.text import words

ROOT = Path(bankfiles.__file__).parent
# From the ground up; a module may import those of its own room and of rooms before it.
FLOORS = (
    "model",
    "identity",
    "overlap",
    "text",
    "proof",
    "columns",
    "sources",
    "signature",
    "transactions",
    "layouts",
    "kinds",
    "detect",
    "isolation",
    "read",
)
# What counts and compares knows no source, and what proves knows no column.
ALONE = {"proof": {"model"}, "overlap": set(), "identity": {"model", "text"}}
FOREIGN = {"python_calamine", "pypdfium2", "pypdfium2_raw", "lxml", "mt940"}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Rooms of the library, and names of everything else, that a file imports, inside of functions too."""
    package = ["welfare", "bankfiles", *path.relative_to(ROOT).parts[:-1]]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            names = [f"{start}.{alias.name}" for alias in node.names] if start == "welfare.bankfiles" else [start]
        else:
            continue
        found |= {name.split(".")[2] if name.startswith("welfare.bankfiles.") else name.split(".")[0] for name in names}
    return found


def wrong(path: Path) -> set[str]:
    room = room_of(path)
    below = ALONE.get(room, {*FLOORS[: FLOORS.index(room)]}) if room in FLOORS else set()
    return imported(path) - below - {room} - FOREIGN - sys.stdlib_module_names


MODULES = [path for path in sorted(ROOT.rglob("*.py")) if path != ROOT / "__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_lead_down(path):
    assert (wrong(path), room_of(path) in FLOORS) == (set(), True)


def test_the_check_would_notice(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.welfare.bankfiles.test_house.ROOT", tmp_path)
    upward = tmp_path / "text" / "dates.py"
    upward.parent.mkdir()
    upward.write_text("def f():\n    from ..read import read\n    import django.db\n", encoding="utf-8")
    assert wrong(upward) == {"read", "django"}


def test_nothing_of_the_portal_comes_along():
    code = "import sys, welfare.bankfiles.detect, welfare.bankfiles.read; print([name for name in sys.modules if name.split('.')[0] in ('django', 'frontportal', 'psycopg')])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT.parent.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("text", ["Số  Dư", "ĐẠ ĐỜN", "Thu\u0323\u0302", "ﬁ ß İ", "a\tb\u00a0c", ""])
def test_text_is_folded_as_everywhere(text):
    assert words.fold(text) == kit.fold(text)
