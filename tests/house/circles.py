"""Circles among modules, by Tarjan's strongly connected components."""

from collections.abc import Iterator

from tests.house.source import House, imports_of


def graph_of(house: House) -> dict[str, set[str]]:
    """Which modules each module imports when it runs. That a package runs before what lies in it counts for nothing."""
    graph = {name: set() for name in house.modules}
    for name, module in house.modules.items():
        found = (house.module_named(imported.name) for imported in imports_of(module) if imported.is_run)
        graph[name] |= {target for target in found if target not in (None, name)}
    return graph


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Every set of modules that lead to each other, sorted."""
    order, lowest, stack, found = {}, {}, [], []

    def visit(start: str) -> None:
        order[start] = lowest[start] = len(order)
        stack.append(start)
        work: list[tuple[str, Iterator[str]]] = [(start, iter(sorted(graph[start])))]
        while work:
            node, targets = work[-1]
            target = next(targets, None)
            if target is None:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[node])
                if lowest[node] == order[node]:
                    found.append(taken_from(stack, node))
            elif target not in order:
                order[target] = lowest[target] = len(order)
                stack.append(target)
                work.append((target, iter(sorted(graph[target]))))
            elif target in stack:
                lowest[node] = min(lowest[node], order[target])

    for node in graph:
        if node not in order:
            visit(node)
    return sorted(sorted(group) for group in found if len(group) > 1)


def taken_from(stack: list[str], node: str) -> list[str]:
    position = stack.index(node)
    group = stack[position:]
    del stack[position:]
    return group
