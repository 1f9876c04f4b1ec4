"""How an import is taken back in the tables, with a version of each record that says why."""

from typing import Any

from django.db import models

from frontportal.kit.records.base import sign, stamp
from frontportal.sheets.importing.versions import history_of, keep_last_versions, settle, update_records

from ..register import is_set_anew
from .plan import Affected


def restore(affected: list[Affected], model: type[models.Model], *, by: Any, reason: str) -> None:
    """Records get the values back that the import overwrote, each with a version that says why."""
    columns = {field.attname for field in model._meta.concrete_fields if is_set_anew(field)}
    for each in affected:
        given_back = each.row.values_before(model)
        columns |= given_back.keys()
        for name, value in given_back.items():
            setattr(each.record, name, value)
        stamp(each.record, by)
        sign(each.record, by)
        each.record._change_reason = reason
    records = [each.record for each in affected]
    settle(records)
    update_records(records, columns, history=history_of(model), user=by)


def delete(affected: list[Affected], model: Any, *, by: Any, reason: str) -> None:
    """Records that the import added go, with what came into being together with them; a last version says why.

    What else points at one of them is an obstacle that was asked for; the database refuses what came in between. What came with
    a record knows itself how it goes (`take_back`): the site's role may not delete it.
    """
    records, keys = [each.record for each in affected], [each.record.pk for each in affected]
    if not records:
        return
    keep_last_versions(records, history=history_of(model), user=by, reason=reason)
    for relation in model._meta.related_objects:
        if relation.related_model._meta.label in getattr(model, "comes_with", {}):
            relation.related_model.take_back(keys)
    model._base_manager.filter(pk__in=keys)._raw_delete("default")
