"""Names that a higher room's foreign key gives to a lower room's records, used in the lower room.

`house.disbursements` works wherever `House` is known, since the ledger's key to it makes that name; the room of houses
would then need the ledger without a word of it in an import.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.house.arrows import is_allowed
from tests.house.circles import graph_of
from tests.house.relations import Relation
from tests.house.source import House, Module

PICK = {"exclude", "filter", "get", "only", "order_by", "prefetch_related", "select_related", "values", "values_list"}
COMPUTE = {"aggregate", "alias", "annotate", "prefetch_related_objects", "update"}
EXPRESSIONS = {"Avg", "Count", "Exists", "F", "Max", "Min", "OuterRef", "Prefetch", "Q", "Sum", "When"}
QUERIES = PICK | COMPUTE | EXPRESSIONS


def wrong_accessors(house: House, relations: Iterable[Relation]) -> list[str]:
    """Every use of a name that only rooms above the user's give."""
    givers = givers_of(house, relations)
    own, graph = own_names(house), graph_of(house)
    return [
        f"{module.name}:{line} {name}"
        for module in house.modules.values()
        if house.room_of(module.name)
        for line, name in names_used(module)
        if name in givers
        and not any(is_allowed(house, module.name, owner) for owner in givers[name])
        and not any(is_at_hand(house, graph[module.name], module.name, definer) for definer in own[name])
    ]


def givers_of(house: House, relations: Iterable[Relation]) -> dict[str, set[str]]:
    """Names that keys of ours give to records of ours → the models that give them."""
    givers = defaultdict(set)
    for relation in relations:
        if house.room_of(relation.owner) and house.room_of(relation.target):
            for name in relation.reverse:
                givers[name].add(relation.owner)
    return givers


def is_at_hand(house: House, imported: set[str], name: str, definer: str) -> bool:
    """Whether a module means what `definer` defines: one of its own room, or one that it imports."""
    return definer in imported or house.room_of(definer) == house.room_of(name)


def own_names(house: House) -> dict[str, set[str]]:
    """Fields, attributes and methods of classes → the modules that define them."""
    found = defaultdict(set)
    for module in house.modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                for name in defined_in(node):
                    found[name].add(module.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found[node.attr].add(module.name)
    return found


def defined_in(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            yield statement.name
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id
        elif isinstance(statement, ast.Assign):
            yield from (target.id for target in statement.targets if isinstance(target, ast.Name))


def names_used(module: Module) -> Iterator[tuple[int, str]]:
    """Attributes that are read, and every step of paths in queries, with their lines."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.lineno, node.attr
        elif isinstance(node, ast.keyword) and node.arg and "__" in node.arg:
            yield from ((node.lineno, step) for step in node.arg.split("__"))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "__" in node.value:
            yield from ((node.lineno, step) for step in node.value.lstrip("-").split("__"))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in QUERIES:
            yield from plain_steps(node)


def plain_steps(call: ast.Call) -> Iterator[tuple[int, str]]:
    """Arguments of a query that are one name, without a path."""
    yield from ((call.lineno, keyword.arg) for keyword in call.keywords if keyword.arg and "__" not in keyword.arg)
    for argument in call.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and "__" not in argument.value:
            yield call.lineno, argument.value.lstrip("-")
