"""Triggers as migrations write them: in plain SQL, or through `guard(function, body, "trigger … ON table …")`."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.house.source import House, Module, strings_of

WORD = re.compile(r"\w+")
TRIGGER = re.compile(
    r"CREATE (?:CONSTRAINT )?TRIGGER (\w+)\b.*?\bON (\w+)\b.*?EXECUTE (?:FUNCTION|PROCEDURE) (\w+)", re.S
)
FUNCTION = re.compile(r"CREATE (?:OR REPLACE )?FUNCTION (\w+)\b.*?AS \$(\w*)\$(.*?)\$\2\$", re.S)
GUARDED = re.compile(r"(\w+) .*?\bON (\w+)\b", re.S)


class Trigger(NamedTuple):
    name: str
    room: str
    table: str
    body: str

    def tables(self, known: dict[str, str]) -> set[str]:
        """Those it fires on and those its function names."""
        return {self.table} | {word for word in WORD.findall(self.body) if word in known}


def triggers_of(house: House, module: Module) -> Iterator[Trigger]:
    room = house.room_of(module.name)
    sql = "\n".join(text for _, text in strings_of(module.tree))
    bodies = {name: body for name, _, body in FUNCTION.findall(sql)}
    for name, table, function in TRIGGER.findall(sql):
        yield Trigger(name, room, table, bodies.get(function, ""))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "guard":
            yield from guarded(room, [argument.value for argument in node.args if isinstance(argument, ast.Constant)])


def guarded(room: str, texts: list[str]) -> Iterator[Trigger]:
    _, body, *triggers = texts
    for trigger in triggers:
        name, table = GUARDED.match(trigger).groups()
        yield Trigger(name, room, table, body)


def wrong_triggers(house: House, module: Module, tables: dict[str, str]) -> list[str]:
    """Triggers on no table of ours, on or about a higher room's, and those that belong into a lower room."""
    wrong = []
    for trigger in triggers_of(house, module):
        # What a trigger reads of an installed package, as the names of groups, lies beneath every room.
        rooms = {house.room_of(tables.get(table, "")) for table in trigger.tables(tables)} - {None}
        if house.room_of(tables.get(trigger.table, "")) is None:
            wrong.append(f"{trigger.name}: no room has the table {trigger.table}")
        elif (highest := max(rooms, key=house.floors.get)) != trigger.room:
            wrong.append(f"{trigger.name} in {trigger.room} belongs into {highest}")
    return wrong
