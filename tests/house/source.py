"""The house as its files tell it: modules, what each imports, which room each lies in."""

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from tests.house.floors import FLOORS, INNER, PILLARS

ROOT = Path(__file__).resolve().parents[2]
TOPS = ("frontportal", *PILLARS)


class Module(NamedTuple):
    """A file of code; `name` is dotted, a package's is that of its folder."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def package(self) -> list[str]:
        parts = self.name.split(".")
        return parts if self.path.name == "__init__.py" else parts[:-1]


class Import(NamedTuple):
    name: str  # of a module or of something within one
    is_run: bool  # not only for a type checker


class House:
    """All modules below a folder. `floors` and `inner` are as in floors.py."""

    def __init__(self, root: Path = ROOT, floors: dict = FLOORS, inner: dict = INNER):
        self.root, self.floors, self.inner = root, floors, inner

    @cached_property
    def _read(self) -> dict[str, Module]:
        return {module.name: module for top in TOPS for module in self._modules_of(self.root / top)}

    def _modules_of(self, folder: Path) -> Iterator[Module]:
        for path in sorted(folder.rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            parts = path.relative_to(self.root).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            yield Module(name, path, ast.parse(text), len(text.splitlines()))

    @cached_property
    def modules(self) -> dict[str, Module]:
        """All code but migrations."""
        return {name: module for name, module in self._read.items() if not is_migration(name)}

    @cached_property
    def migrations(self) -> dict[str, Module]:
        return {name: module for name, module in self._read.items() if is_migration(name)}

    def room_of(self, name: str) -> str | None:
        """The innermost room a dotted name lies in; None for the roof and for other people's code."""
        return max((room for room in self.floors if is_within(name, room)), key=len, default=None)

    def is_roof(self, name: str) -> bool:
        return is_within(name, "frontportal") and self.room_of(name) is None

    def rooms_modules(self, room: str) -> list[Module]:
        return [module for module in self.modules.values() if self.room_of(module.name) == room]

    def module_named(self, name: str) -> str | None:
        """The module that a dotted name is, or lies in."""
        while name and name not in self.modules:
            name = name.rpartition(".")[0]
        return name or None


def is_within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def is_migration(name: str) -> bool:
    return "migrations" in name.split(".")


def pillar_of(name: str) -> str | None:
    return next((pillar for pillar in PILLARS if is_within(name, pillar)), None)


def imports_of(module: Module) -> Iterator[Import]:
    """What a module imports, inside functions too, relative names made absolute."""
    unrun = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            unrun |= {id(inner) for statement in node.body for inner in ast.walk(statement)}
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, id(node) not in unrun) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.package[: len(module.package) - node.level + 1] if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            yield from (Import(f"{start}.{alias.name}", id(node) not in unrun) for alias in node.names)


def strings_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string but docstrings."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value
