"""Other rooms named by string: labels of models, permissions, dotted paths and tables."""

import ast
import re
from collections.abc import Iterator

from tests.house.arrows import is_allowed
from tests.house.source import TOPS, House, Module, strings_of

DOTTED = re.compile(rf"(?:{'|'.join(TOPS)})(?:\.\w+)+(?::\w+)?")
MODEL = re.compile(r"([a-z]\w*)\.[A-Z]\w*")
PERMISSION = re.compile(r"([a-z]\w*)\.[a-z]+_[a-z_]+")
WORD = re.compile(r"\w+")

# What DJANGO_SETTINGS_MODULE says in every process.
NAMED_BY_ALL = {"frontportal.settings"}
# The roles name permissions of every room: that is what they are for.
NAMES_PERMISSIONS = {"frontportal.staff.roles"}


def wrong_references(house: House, module: Module, labels: dict[str, str], tables: dict[str, str]) -> list[str]:
    """Strings of a module that name what it may not know. `labels` and `tables` as in relations.py."""
    if house.is_roof(module.name):
        return []  # The roof names pillars by string.
    return [
        f"{module.name}:{line} {text}"
        for line, text, target in references(house, module, labels, tables)
        if not is_allowed(house, module.name, target)
    ]


def references(house: House, module: Module, labels: dict, tables: dict) -> Iterator[tuple[int, str, str]]:
    """Line, text and what is named. What a namespace of addresses names ("ledger:year") is no reference."""
    ours = {label: room for label, name in labels.items() if (room := house.room_of(name))}
    for line, text in strings_of(module.tree):
        path = text.replace(":", ".") if DOTTED.fullmatch(text) else ""
        if house.module_named(path) not in (None, *TOPS) and path not in NAMED_BY_ALL:
            yield line, text, path
        label = MODEL.fullmatch(text) or (module.name not in NAMES_PERMISSIONS and PERMISSION.fullmatch(text))
        if label and label[1] in ours:
            yield line, text, ours[label[1]]
        named = (word for word in WORD.findall(text) if "_" in word and word in tables)
        yield from ((line, word, house.room_of(tables[word]) or "") for word in named)
    yield from calls_by_label(module, ours)


def calls_by_label(module: Module, labels: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """The label in calls such as get_model("ledger", "Contribution")."""

    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        name = ast.unparse(node.func).rpartition(".")[2]
        if name in ("get_model", "get_app_config", "get_by_natural_key") and node.args[0].value in labels:
            yield node.lineno, node.args[0].value, labels[node.args[0].value]
