"""What undoing an import would do, and what stands against it, each named."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from frontportal.kit.records.scoping import visible

from ..models import SheetImport, SheetImportRow
from . import obstacles


@dataclass(frozen=True)
class Affected:
    """A record that the import has made or changed. `record` is None where it is gone."""

    row: SheetImportRow
    record: Any

    @property
    def label(self) -> str:
        """What people call it."""
        return str(self.record) if self.record is not None else "bản ghi đã xoá"


@dataclass(frozen=True)
class Obstacle:
    """Why the import can't be undone: a record that it made or changed, and what has happened to it since."""

    line: int
    label: str
    sentence: str


@dataclass
class UndoPlan:
    """`deleted` were added by the import, `restored` were changed by it. With an obstacle nothing is undone at all."""

    deleted: list[Affected] = field(default_factory=list)
    restored: list[Affected] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)


def affected_by(sheet_import: SheetImport, *, lock: bool = False) -> list[Affected]:
    """Every row that has stored something, with its record as it is now; `lock` keeps others from touching the records."""
    rows = list(sheet_import.rows.all())
    stored = records_of(sheet_import.model, rows, lock=lock)
    return [Affected(row, stored.get(row.object_id)) for row in rows]


def plan_undo(sheet_import: SheetImport, *, by: Any, lock: bool = False) -> UndoPlan:
    """What would be undone, and what stands against it now; `lock` until the transaction ends."""
    model = sheet_import.model
    affected = affected_by(sheet_import, lock=lock)
    seen = seen_by(by, model, [each.record.pk for each in affected if each.record is not None])
    found = obstacles.find(model, affected, seen=seen)
    return UndoPlan(
        deleted=[each for each in affected if each.row.is_new],
        restored=[each for each in affected if not each.row.is_new],
        obstacles=[
            Obstacle(each.row.line, each.label, sentence)
            for each, sentence in sorted(found, key=lambda pair: pair[0].row.line)
        ],
    )


def records_of(model: type[models.Model], rows: list[SheetImportRow], *, lock: bool) -> dict[int, Any]:
    """Key → record, of those that are still there."""
    records = model._base_manager.filter(pk__in=[row.object_id for row in rows]).order_by("pk")
    if lock:
        records = records.select_for_update(of=("self",))
    return {record.pk: record for record in records}


def seen_by(user: Any, model: type[models.Model], keys: list[int]) -> set[int]:
    """Those of the keys whose records lie within the person's units."""
    return set(visible(model._default_manager, user).filter(pk__in=keys).values_list("pk", flat=True))
