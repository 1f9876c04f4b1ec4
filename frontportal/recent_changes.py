"""Who changed what of late, among the records that a person's lists show: asked of the histories, and bounded."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection, models
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
        if history_of(model) and not model._meta.proxy and page.has_view_permission(request)
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


def newest_rows(kinds: list[type[models.Model]], since: datetime, most: int) -> list[Row]:
    """The last change of each record, by the person who made it; deletions are left out."""
    if not kinds:
        return []
    text = " UNION ALL ".join(map(changes_of, kinds))
    with connection.cursor() as cursor:
        cursor.execute(f"{text} ORDER BY 3 DESC LIMIT %s", [*[since, most] * len(kinds), most])
        newest = [Row(*values) for values in cursor.fetchall()]
    seen: set[tuple[str, int]] = set()
    rows = []
    for row in newest:
        if (row.model, row.key) not in seen:
            seen.add((row.model, row.key))
            rows.append(row)
    return rows


@cache
def history_of(model: type[models.Model]) -> type[models.Model] | None:
    """The model of its versions. Kept, for the library makes a class each time that it is asked for a history."""
    return model.history.model if hasattr(model, "history") else None


@cache
def changes_of(model: type[models.Model]) -> str:
    """SQL for the columns of Row. As text, made once: to compile half a hundred questions took longer than to answer them."""
    history, name = history_of(model), connection.ops.quote_name
    return (
        f"(SELECT '{model._meta.label_lower}', {name(model._meta.pk.attname)}, history_date, history_user_id"  # noqa: S608
        f" FROM {name(history._meta.db_table)} WHERE history_date >= %s AND history_type <> '-' ORDER BY history_date DESC LIMIT %s)"
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
