"""What stands against undoing an import: whatever has been done since to a record that it made or changed."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from frontportal.kit.records.base import Publishable, is_waiting

from .references import referred_to

GONE = "đã bị xoá từ sau khi nhập"
ELSEWHERE = "nằm ngoài địa bàn được phân công cho bạn"
SINCE = "đã thay đổi từ sau khi nhập"
DECIDED = "đang công khai hoặc đang chờ duyệt"

Found = tuple[Any, str]


def find(model: type[models.Model], affected: list[Any], *, seen: set[int]) -> list[Found]:
    """(what is affected, sentence) of each that can't be undone; one sentence for each, the weightiest."""
    first: dict[int, Found] = {}
    for ask in (gone, outside_area(seen), changed_since, decided, referred_to):
        left = [each for each in affected if each.row.pk not in first]
        for each, sentence in ask(model, left):
            first.setdefault(each.row.pk, (each, sentence))
    return list(first.values())


def gone(model: type[models.Model], affected: Iterable[Any]) -> Iterator[Found]:
    """Records that somebody has deleted."""
    yield from ((each, GONE) for each in affected if each.record is None)


def outside_area(seen: set[int]) -> Callable[..., Iterator[Found]]:
    """Records that lie outside the person's units by now."""

    def ask(model: type[models.Model], affected: Iterable[Any]) -> Iterator[Found]:
        yield from ((each, ELSEWHERE) for each in affected if each.record.pk not in seen)

    return ask


def decided(model: type[models.Model], affected: Iterable[Any]) -> Iterator[Found]:
    """Records that a second person has let out, or is reading to approve. What is public at once is none of them."""
    for each in affected:
        record = each.record
        if isinstance(record, Publishable) and (record.is_approved or is_waiting(record)):
            yield each, DECIDED


def changed_since(model: type[models.Model], affected: list[Any]) -> Iterator[Found]:
    """Records with a later version than the import's, or that differ from it without one."""
    latest = latest_versions(model, [each.record.pk for each in affected])
    for each in affected:
        version = latest.get(each.record.pk)
        if each.row.version is None or version is None:
            yield each, SINCE
        elif version.pk != each.row.version:
            yield each, in_words(version, each.record)
        elif any(getattr(version, name) != getattr(each.record, name) for name in tracked(version)):
            yield each, SINCE


def latest_versions(model: Any, keys: list[int]) -> dict[int, Any]:
    """Key → the latest version of each record."""
    history = getattr(model, getattr(model._meta, "simple_history_manager_attribute", ""), None)
    if history is None:
        return {}
    versions = history.filter(**{f"{model._meta.pk.name}__in": keys}).order_by(model._meta.pk.name, "-history_id")
    found = versions.distinct(model._meta.pk.name).select_related("history_user")
    return {getattr(version, model._meta.pk.attname): version for version in found}


def tracked(version: Any) -> list[str]:
    """The columns that a version repeats."""
    return [field.attname for field in type(version).tracked_fields]


def in_words(version: Any, record: Any) -> str:
    """Who has touched the record after the import, and when; its state where it has one."""
    who = f"{version.history_user} " if version.history_user else ""
    state = f", nay “{record.get_state_display()}”" if hasattr(record, "get_state_display") else ""
    return f"đã được {who}sửa lúc {timezone.localtime(version.history_date):%H:%M ngày %d/%m/%Y}{state}"


def refusal_of(line: int, label: str, sentence: str) -> str:
    """An obstacle as one sentence."""
    return f"Dòng {line}, {label}: {capfirst(sentence)}."
