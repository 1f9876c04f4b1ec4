"""Faces of packages of models and admin pages: they register what lies in them, and nobody imports through them."""

import ast
from collections.abc import Iterator

from tests.house.source import House, Module, imports_of

FACES = ("models", "admin")


def faces(house: House) -> dict[str, Module]:
    return {
        name: module
        for name, module in house.modules.items()
        if name.rpartition(".")[2] in FACES and module.path.name == "__init__.py"
    }


def imports_through_faces(house: House) -> Iterator[tuple[str, str]]:
    """(the module that imports, the face it imports through)"""
    known = faces(house)
    for module in house.modules.values():
        for imported in imports_of(module):
            # A module of the package by its own name is no import through the face; the face itself is one.
            face = imported.name if imported.name in known else imported.name.rpartition(".")[0]
            if face in known and face != module.name and (imported.name == face or imported.name not in house.modules):
                yield module.name, face


def busy_faces(house: House) -> list[str]:
    """Faces that do more than import: they define or compute."""
    return [
        name
        for name, module in faces(house).items()
        if not all(
            isinstance(node, ast.Import | ast.ImportFrom | ast.Expr) or is_all(node) for node in module.tree.body
        )
    ]


def is_all(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
