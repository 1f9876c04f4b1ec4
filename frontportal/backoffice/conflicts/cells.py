"""Grids that two people fill in at once: each saves only the cells that were changed at that desk."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest

from frontportal.kit.records.history import NOTHING

from .fingerprints import fingerprint
from .merging import CHOICE, MINE, THEIRS
from .opened import OpenedVersion


@dataclass
class CellConflict:
    """A cell that both changed, each otherwise; `choice` is "" until one of the two was chosen."""

    name: str  # of the input
    theirs: str
    mine: str
    is_tick: bool = False
    choice: str = ""

    @property
    def input_name(self) -> str:
        return f"{CHOICE}{self.name}"

    @property
    def version(self) -> str:
        return fingerprint(self.theirs)

    @property
    def theirs_in_words(self) -> str:
        return self.words(self.theirs)

    @property
    def mine_in_words(self) -> str:
        return self.words(self.mine)

    def words(self, text: str) -> str:
        return ("có" if text else "không") if self.is_tick else text or NOTHING


@dataclass
class JoinedCells:
    """What was sent, with what is stored in the cells that only others changed; `theirs` are the names of those."""

    data: Any
    conflicts: dict[str, CellConflict] = field(default_factory=dict)
    theirs: set[str] = field(default_factory=set)

    @property
    def undecided(self) -> list[CellConflict]:
        return [each for each in self.conflicts.values() if not each.choice]


def grid_version(label: str, key: str, all_forms: Iterable[Any]) -> OpenedVersion:
    """The version of a grid as it is shown now: every cell of its forms."""
    cells = {cell.html_name: fingerprint(text_of(cell)) for form in all_forms for cell in form}
    return OpenedVersion(label, key, "", {"": cells})


def join_cells(request: HttpRequest, version: OpenedVersion | None, all_forms: Iterable[Any]) -> JoinedCells:
    """`all_forms` are not bound and show what is stored now. Without a version everything that was sent is a change."""
    joined = JoinedCells(request.POST.copy())
    opened = version.values[""] if version else {}
    for cell in (cell for form in all_forms for cell in form):
        stored, sent = text_of(cell), str(request.POST.get(cell.html_name, "")).strip()
        before = opened.get(cell.html_name)
        if before in (None, fingerprint(stored)) or fingerprint(sent) == fingerprint(stored):
            continue
        if fingerprint(sent) != before:
            conflict = CellConflict(cell.html_name, stored, sent, is_tick(cell))
            conflict.choice = choice_of(request, conflict)
            joined.conflicts[cell.html_name] = conflict
            if conflict.choice != THEIRS:
                continue
        joined.theirs.add(cell.html_name)
        joined.data[cell.html_name] = stored
        if is_tick(cell) and not stored:
            del joined.data[cell.html_name]
    return joined


def choice_of(request: HttpRequest, conflict: CellConflict) -> str:
    """What was chosen, if it was chosen of what is stored now."""
    choice, _, version = request.POST.get(conflict.input_name, "").partition(":")
    return choice if choice in (MINE, THEIRS) and version == conflict.version else ""


def text_of(cell: Any) -> str:
    """What a browser would send of a cell that nobody touches."""
    value = cell.field.prepare_value(cell.initial)
    if is_tick(cell):
        return "on" if value else ""
    text = cell.field.widget.format_value(value)
    return "" if text is None else str(text)


def is_tick(cell: Any) -> bool:
    return isinstance(cell.field.widget, forms.CheckboxInput)
