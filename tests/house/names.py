"""Names that code gives to things: modules, classes, functions, arguments, variables and attributes."""

import ast
from collections import defaultdict
from collections.abc import Iterable

from tests.house.source import House, Module


def given_names(module: Module) -> set[str]:
    """Only where a name is given, not where it is used: other people's `queue.put` is theirs to name."""
    found = {module.name.rpartition(".")[2]}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.alias) and node.asname:
            found.add(node.asname)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.attr)
    return found


def where_given(house: House, words: Iterable[str]) -> dict[str, set[str]]:
    """Those words that still name something → the rooms in which they do; the roof is called frontportal."""
    words, found = set(words), defaultdict(set)
    for module in house.modules.values():
        for name in given_names(module) & words:
            found[name].add(house.room_of(module.name) or "frontportal")
    return dict(found)
