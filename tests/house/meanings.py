"""Where a word of the field is given to something else: a place is a unit of territory, never where something stands in a row."""

import ast
from collections.abc import Iterator

from tests.house.source import House, Module

PLACES = {"place", "places"}


def counted_places(module: Module) -> Iterator[int]:
    """Lines on which `place` counts things or is said to be a number."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.arg) and node.arg in PLACES and node.annotation is not None:
            if "int" in {name.id for name in ast.walk(node.annotation) if isinstance(name, ast.Name)}:
                yield node.lineno
        elif isinstance(node, ast.For | ast.comprehension):
            counts = isinstance(node.iter, ast.Call) and getattr(node.iter.func, "id", "") in ("enumerate", "range")
            names = {name.id: name.lineno for name in ast.walk(node.target) if isinstance(name, ast.Name)}
            if counts and PLACES & names.keys():
                yield names[min(PLACES & names.keys())]


def all_counted_places(house: House) -> list[tuple[str, int]]:
    return [(module.name, line) for module in house.modules.values() for line in counted_places(module)]
