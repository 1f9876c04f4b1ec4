"""Templates of a room, named by its label: templates/<label>/ and templates/admin/<label>/."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.accessors import givers_of, own_names
from tests.house.arrows import is_allowed
from tests.house.relations import Relation
from tests.house.source import House, is_within

TAG = re.compile(r"\{[{%].*?[%}]\}")
STEP = re.compile(r"\.(\w+)")


def templates(house: House, labels: dict[str, str]) -> Iterator[tuple[str, Path]]:
    """(room, path) of every template that lies in a folder of a room's label."""
    for label, name in labels.items():
        for folder in (house.root / "templates" / label, house.root / "templates" / "admin" / label):
            if room := house.room_of(name):
                yield from ((room, path) for path in sorted(folder.rglob("*.html")))


def wrong_in_templates(house: House, relations: Iterable[Relation], labels: dict[str, str]) -> list[str]:
    """Steps of variables that only a higher room's key gives; those that a class of the room, or of one inside it, has are its own."""
    givers, own = givers_of(house, relations), own_names(house)
    return [
        f"{path.relative_to(house.root)}:{number} {name}"
        for room, path in templates(house, labels)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for tag in TAG.findall(line)
        for name in STEP.findall(tag)
        if name in givers
        and not any(is_allowed(house, room, owner) for owner in givers[name])
        and not any(is_within(definer, room) for definer in own[name])
    ]
