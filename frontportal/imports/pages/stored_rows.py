"""Dictionaries for the pages of an import: its rows with their records, named only to who may see them."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst

from frontportal.kit.values.money import dong

from ..models import SheetImport
from ..undoing.plan import Affected, Obstacle, seen_by

SHOWN = 200
HIDDEN = "nằm ngoài địa bàn được phân công cho bạn"


def kind_of(record: SheetImport) -> str:
    """What the rows are, in the office's words."""
    model = record.content_type.model_class()
    return str(model._meta.verbose_name) if model else record.content_type.model


def rows_table(rows: list[Affected], record: SheetImport, user: Any) -> dict[str, Any]:
    """The first rows for `parts/_table.html`, how many there are, and how many are not shown.

    No row at all where the person may not view such records.
    """
    model = record.model
    may_view = user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    shown = rows[:SHOWN] if may_view else []
    seen = seen_by(user, model, [each.record.pk for each in shown if each.record is not None])
    return {
        "columns": [{"label": "Dòng", "numeric": True}, {"label": "Thao tác"}, {"label": "Bản ghi"}],
        "rows": [line_of(each, is_seen=each.record is None or each.record.pk in seen) for each in shown],
        "count": len(rows),
        "more": len(rows) - len(shown),
    }


def line_of(each: Affected, *, is_seen: bool) -> list[dict[str, Any]]:
    """One row: its line, what was done, which record, with the way to it."""
    link = address_of(each.record) if is_seen and each.record is not None else ""
    return [
        {"text": dong(each.row.line), "label": "Dòng"},
        {"text": "Thêm mới" if each.row.is_new else "Cập nhật", "label": "Thao tác"},
        {"text": capfirst(each.label) if is_seen else HIDDEN, "url": link, "label": "Bản ghi"},
    ]


def address_of(record: Any) -> str:
    """The record's page in the admin; "" where there is none."""
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
    try:
        return reverse(name, args=[record.pk])
    except NoReverseMatch:
        return ""


def obstacles_table(found: list[Obstacle]) -> dict[str, Any]:
    """What stands against undoing: line, record, what has happened to it."""
    rows = [
        [
            {"text": dong(each.line), "label": "Dòng"},
            {"text": capfirst(each.label), "label": "Bản ghi"},
            {"text": capfirst(each.sentence), "label": "Vì sao"},
        ]
        for each in found[:SHOWN]
    ]
    columns = [{"label": "Dòng", "numeric": True}, {"label": "Bản ghi"}, {"label": "Vì sao"}]
    return {"columns": columns, "rows": rows, "count": len(found), "more": len(found) - len(rows)}
