"""What points at a record that an import has added: who has used it has built on it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import models


def referred_to(model: Any, affected: list[Any]) -> Iterator[tuple[Any, str]]:
    """New records that others point at by now; what came into being together with them does not count."""
    fresh = {each.record.pk: each for each in affected if each.row.is_new}
    counts: dict[int, Counter[str]] = {}
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.is_relation and not relation.concrete) or is_version(relation):
            continue
        for key, number in pointing(relation, fresh):
            counts.setdefault(key, Counter())[str(relation.related_model._meta.verbose_name)] += number
    for key, kinds in counts.items():
        yield fresh[key], "đã được dùng trong " + ", ".join(f"{number} {kind}" for kind, number in kinds.items())


def is_version(relation: Any) -> bool:
    """Whether what points at a record is an earlier version of something."""
    return hasattr(relation.related_model, "history_type")


def pointing(relation: Any, fresh: dict[int, Any]) -> Iterator[tuple[int, int]]:
    """(key of a new record, how many records of this kind point at it), new ones of the same import left out."""
    name = relation.field.name
    others = relation.related_model._base_manager.filter(**{f"{name}__in": list(fresh)})
    if relation.related_model is relation.model:
        others = others.exclude(pk__in=list(fresh))
    own = getattr(relation.model, "comes_with", {}).get(relation.related_model._meta.label, 0)
    for key, number in others.values_list(name).annotate(models.Count("pk")).order_by():
        if number > own:
            yield key, number - own
