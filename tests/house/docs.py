"""What the project's documents name that the project does not have: paths, and names of rooms' code."""

import ast
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from tests.house.names import given_names
from tests.house.source import House, Module

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/*.md", "docs/decisions/*.md")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PLACEHOLDER = re.compile(r"[<>*…{}$|]")
PATH = re.compile(r"[A-Za-z_][\w.-]*(?:/[\w.-]+)*/?")
DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
CODE_FILE = re.compile(r"(?<![\w./{}%*<>-])(?:[\w-]+/)*[\w-]+\.py\b(?!\()")
FILE = re.compile(r"\.(?:py|md|sh|html|txt|toml|css|js)$")
MADE = {"var", ".venv", ".git", "__pycache__"}  # by running it


class Names:
    """Paths and names of a project, as documents may call them: in full, or from any folder on."""

    def __init__(self, root: Path):
        self.house = House(root)
        found = (path.relative_to(root) for path in root.rglob("*"))
        found = [path for path in found if not MADE & set(path.parts)]
        self.endings = {"/".join(path.parts[start:]) for path in found for start in range(len(path.parts))}
        self.first_parts = {part for path in found for part in path.parts}

    @cached_property
    def rooms(self) -> set[str]:
        return {room.rpartition(".")[2] for room in self.house.floors}

    def has_path(self, text: str) -> bool:
        """Also without `.py`, and with what the module holds: `ledger/actions.confirm`."""
        text = text.rstrip("/")
        if text in self.endings or f"{text}.py" in self.endings:
            return True
        module, _, name = text.rpartition(".")
        ending = module.replace("/", ".")
        return any(f".{each}".endswith(f".{ending}") and name in inner for each, inner in self.given.items())

    @cached_property
    def given(self) -> dict[str, set[str]]:
        """Dotted module → names it gives to things."""
        return {name: given_names(module) for name, module in self.house.modules.items()}

    def has_name(self, text: str) -> bool:
        """`ledger.Contribution`, `kit.discovery`, `appeals.recipients.Recipient`: each part below the one before it."""
        first, *parts = text.split(".")
        places = [f"{name}." for name in self.folders if name.rpartition(".")[2] == first]
        for part in parts:
            deeper = [f"{place}{part}." for place in places if f"{place}{part}" in self.folders]
            if not deeper:
                below = [names for name, names in self.given.items() if any(f"{name}.".startswith(p) for p in places)]
                return part == parts[-1] and any(part in names for names in below)
            places = deeper
        return bool(places)

    @cached_property
    def folders(self) -> set[str]:
        """Dotted names of modules and of the packages they lie in."""
        return {".".join(parts[:end]) for parts in map(split, self.given) for end in range(1, len(parts) + 1)}

    @cached_property
    def members(self) -> dict[str, set[str]]:
        """Class → what the classes of that name give names to, in themselves."""
        found = {}
        for module in self.house.modules.values():
            for node in classes_of(module):
                names = given_names(Module("", module.path, ast.Module(node.body, []), 0))
                found.setdefault(node.name, set()).update(names)
        return found

    def has_member(self, text: str) -> bool:
        name, _, member = text.partition(".")
        return member in self.members[name]


def split(name: str) -> list[str]:
    return name.split(".")


def classes_of(module: Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def missing_in(document: Path, names: Names) -> list[str]:
    """What a document names that is not there, as it is written."""
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    links = [
        link for link in LINK.findall(CODE.sub("", text)) if ":" not in link and not (document.parent / link).exists()
    ]
    words = (word for code in CODE.findall(text) for word in code.split())
    return links + [word for word in words if is_missing(word.strip(",;:()"), names)]


def files_missing_in_code(root: Path, names: Names) -> list[str]:
    """Files of code that comments of rooms, templates and style sheets name and that are not there: `file: name`."""
    others = [path for pattern in ("templates/**/*.html", "static/css/**/*.css") for path in root.glob(pattern)]
    return [
        f"{path.relative_to(root)}: {found}"
        for path in [*(module.path for module in names.house.modules.values()), *others]
        for found in CODE_FILE.findall(path.read_text(encoding="utf-8"))
        if found not in names.endings
    ]


def is_missing(word: str, names: Names) -> bool:
    if PLACEHOLDER.search(word):
        return False
    if PATH.fullmatch(word) and ("/" in word or FILE.search(word)):
        parts = word.split("/")
        return (bool(FILE.search(word)) or parts[0] in names.first_parts) and not names.has_path(word)
    if DOTTED.fullmatch(word):
        first = word.partition(".")[0]
        if first in names.members:
            return not names.has_member(word)
        return first in names.rooms and not names.has_name(word)
    return False


def documents(root: Path) -> list[Path]:
    return sorted(path for pattern in DOCUMENTS for path in root.glob(pattern))
