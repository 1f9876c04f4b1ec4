"""Who changed what of late, among the records that a person's lists show: asked of the histories, and bounded."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import CharField, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse

MOST = 200  # newest changes that are looked at, of all kinds together
NAMED = 3  # records of a group that are named


class ChangedRecord(NamedTuple):
    title: str
    url: str


class ChangeGroup(NamedTuple):
    """Records of one kind that one person added or changed, the newest first."""

    kind: str
    person: str
    size: int
    newest: list[ChangedRecord]
    last: datetime


class Row(NamedTuple):
    model: str
    key: int
    at: datetime
    user: int | None


def recent_changes(request: HttpRequest, since: datetime, *, most: int = MOST) -> list[ChangeGroup]:
    """Groups by person and kind, the latest first; a record counts once however often it was changed.

    One query for the histories, one for the names of people and one for each kind that was changed.
    """
    pages = {
        model._meta.label_lower: page
        for model, page in admin.site._registry.items()
        if hasattr(model, "history") and not model._meta.proxy and page.has_view_permission(request)
    }
    rows = newest_rows([page.model for page in pages.values()], since, most)
    titles = visible_titles(request, pages, rows)
    people = dict(get_user_model().objects.filter(pk__in={row.user for row in rows}).values_list("pk", "full_name"))
    groups: dict[tuple[str, int | None], list[Row]] = defaultdict(list)
    for row in rows:
        if (row.model, row.key) in titles:
            groups[row.model, row.user].append(row)
    found = [
        ChangeGroup(
            kind=str(pages[model].opts.verbose_name),
            person=people.get(user, "Hệ thống"),
            size=len(changed),
            newest=[
                ChangedRecord(titles[row.model, row.key], address(pages[model], row.key)) for row in changed[:NAMED]
            ],
            last=changed[0].at,
        )
        for (model, user), changed in groups.items()
    ]
    return sorted(found, key=lambda group: group.last, reverse=True)


def newest_rows(models: list[Any], since: datetime, most: int) -> list[Row]:
    """The last change of each record, by the person who made it; deletions are left out."""
    parts = [changes_of(model, since)[:most] for model in models]
    if not parts:
        return []
    newest = parts[0].union(*parts[1:], all=True).order_by("-history_date")[:most]
    seen: set[tuple[str, int]] = set()
    rows = []
    for row in (Row(*values) for values in newest):
        if (row.model, row.key) not in seen:
            seen.add((row.model, row.key))
            rows.append(row)
    return rows


def changes_of(model: Any, since: datetime) -> QuerySet:
    return (
        model.history.model.objects.filter(history_date__gte=since)
        .exclude(history_type="-")
        .order_by("-history_date")
        .values_list(
            Value(model._meta.label_lower, CharField()), model._meta.pk.attname, "history_date", "history_user_id"
        )
    )


def visible_titles(request: HttpRequest, pages: dict[str, Any], rows: Iterable[Row]) -> dict[tuple[str, int], str]:
    """(model, key) → title, of the records that the list of their kind shows this person."""
    wanted = defaultdict(list)
    for row in rows:
        wanted[row.model].append(row.key)
    return {
        (label, record.pk): str(record)
        for label, keys in wanted.items()
        for record in pages[label]
        .get_queryset(request)
        .filter(pk__in=keys)
        .select_related(*named_by(pages[label].model))
    }


def named_by(model: Any) -> list[str]:
    """Relations that a title may name."""
    return [
        f"{field.name}__parent" if getattr(field.related_model, "HAS_LIVES", False) else field.name
        for field in model._meta.fields
        if field.many_to_one and not field.null and field.related_model is not model
    ]


def address(page: Any, key: int) -> str:
    return reverse(f"admin:{page.opts.app_label}_{page.opts.model_name}_change", args=[key])
