"""Who changed a record, and when: as its history tells it, or else its stamps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

MOST_VERSIONS = 50  # that are looked through for the one in which a field changed
SOMEBODY = "Một người khác"
ONESELF = "Chính bạn, ở một cửa sổ khác,"


@dataclass(frozen=True)
class Change:
    """Who changed something, and when; either may be unknown."""

    by: Any = None
    at: datetime | None = None

    def words(self, reader: Any, deed: str) -> str:
        """`"Nguyễn Thị Bình đã sửa lúc 14:05 ngày 28/11/2026"`."""
        who = SOMEBODY if self.by is None else ONESELF if self.by == reader else str(self.by)
        return f"{who} đã {deed}" + (f" lúc {clock(self.at)}" if self.at else "")


def clock(at: datetime) -> str:
    """`"14:05"` today, `"14:05 ngày 28/11/2026"` on another day."""
    local = timezone.localtime(at)
    return f"{local:%H:%M}" if local.date() == timezone.localdate() else f"{local:%H:%M} ngày {local:%d/%m/%Y}"


def last_change(record: Model, name: str = "") -> Change:
    """The newest change of the record, or of its field of this name where the history tells it."""
    versions = list(versions_of(type(record), record.pk)[:MOST_VERSIONS])
    for newer, older in zip(versions, versions[1:], strict=False):
        if name and getattr(newer, name, None) != getattr(older, name, None):
            return Change(newer.history_user, newer.history_date)
    if versions:
        return Change(versions[0].history_user, versions[0].history_date)
    return Change(getattr(record, "updated_by", None), getattr(record, "updated_at", None))


def deletion(model: type[Model], key: Any) -> Change | None:
    """Who deleted the record, and when; None where no history says that it was."""
    version = newest_version(model, key)
    if version is None or version.history_type != "-":
        return None
    return Change(version.history_user, version.history_date)


def newest_version(model: type[Model], key: Any) -> Any:
    """The newest kept version of a record; None where none is kept, or the key is none."""
    try:
        model._meta.pk.to_python(key)
    except ValidationError:
        return None
    return versions_of(model, key).first() if hasattr(model, "history") else None


def versions_of(model: type[Model], key: Any) -> Any:
    """The kept versions of a record, newest first; an empty list for a model that keeps none."""
    manager = getattr(model, "history", None)
    if manager is None:
        return []
    pk = model._meta.pk.attname
    return manager.filter(**{pk: key}).select_related("history_user").order_by("-history_date", "-history_id")
