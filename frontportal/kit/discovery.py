"""Rooms register what they have in a module of an agreed name; whoever needs it asks here, by name only."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps


def modules(name: str) -> list[ModuleType]:
    """The module `name` of every installed room of ours that has one, in the order of INSTALLED_APPS."""
    return [*modules_of(name, tuple(config.name for config in apps.get_app_configs()))]


@cache
def modules_of(name: str, rooms: tuple[str, ...]) -> list[ModuleType]:
    """Looked for in the folders of all rooms once in a process, and not for each page."""
    return [import_module(f"{room}.{name}") for room in rooms if ours(room) and exists(f"{room}.{name}")]


def exists(module: str) -> bool:
    """A folder without code, such as a moved package leaves behind its caches in, is no module."""
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:  # not even the folder of a name in two parts
        return False
    return spec is not None and spec.origin is not None


def ours(room: str) -> bool:
    """A room of this house lies beside the settings or is named without a dot beside manage.py."""
    from django.conf import settings

    return (settings.BASE_DIR / room.replace(".", "/")).is_dir()
