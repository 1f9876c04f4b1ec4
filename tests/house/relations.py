"""What the models point at, as Django knows it: foreign keys, the names they give to the other side, tables."""

from typing import NamedTuple

from django.apps import apps as installed
from django.apps.registry import Apps

from tests.house.arrows import is_allowed
from tests.house.source import House


class Relation(NamedTuple):
    """A field that points at another model; both as dotted names of the class."""

    field: str  # app_label.Model.field
    owner: str
    target: str
    reverse: frozenset[str]  # what the other side's records and queries call it


def concrete_models(apps: Apps) -> list:
    """Proxies have the fields and the table of another model."""
    return [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]


def dotted(model) -> str:
    return f"{model.__module__}.{model.__qualname__}"


def relations(apps: Apps = installed) -> list[Relation]:
    found = []
    for model in concrete_models(apps):
        for field in model._meta.get_fields(include_hidden=True):
            # A generic relation and one of a model that another app defines have no model or no name to give.
            if field.auto_created or not field.is_relation or not hasattr(field.related_model, "_meta"):
                continue
            names = {getattr(field.remote_field, "get_accessor_name", lambda: None)(), field.related_query_name()}
            names = frozenset() if field.remote_field.hidden else frozenset(names - {None})
            label = f"{model._meta.label}.{field.name}"
            found.append(Relation(label, dotted(model), dotted(field.related_model), names))
    return found


def tables(apps: Apps = installed) -> dict[str, str]:
    """Every table → the module of its model."""
    return {model._meta.db_table: model.__module__ for model in concrete_models(apps)}


def labels(apps: Apps = installed) -> dict[str, str]:
    """Every app's label → its dotted name."""
    return {config.label: config.name for config in apps.get_app_configs()}


def wrong_relations(house: House, found: list[Relation]) -> list[str]:
    """Keys that lead up or across, between rooms; within one, models lie in one part."""
    ends = [(relation, house.room_of(relation.owner), house.room_of(relation.target)) for relation in found]
    return [
        f"{relation.field} → {relation.target}"
        for relation, room, other in ends
        if room and other and not is_allowed(house, room, other)
    ]
