"""Rooms register what they have in a module of an agreed name; whoever needs it asks here, by name only."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps


def modules(name: str) -> list:
    """The module `name` of every installed room of ours that has one, in the order of INSTALLED_APPS."""
    rooms = [config.name for config in apps.get_app_configs() if ours(config.name)]
    return [import_module(f"{room}.{name}") for room in rooms if find_spec(f"{room}.{name}")]


def ours(room: str) -> bool:
    """A room of this house lies beside the settings or is named without a dot beside manage.py."""
    from django.conf import settings

    return (settings.BASE_DIR / room.replace(".", "/")).is_dir()
