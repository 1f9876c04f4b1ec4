"""Every address of the staff's site, with values of records in it."""

import re

from django.urls.resolvers import RegexPattern

from tests.role_table import url

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def routes(model_admin) -> list[str]:
    """What follows the list's own address, parameters in angle brackets; old forwarding addresses left out."""
    found = []
    for pattern in model_admin.get_urls():
        if isinstance(pattern.pattern, RegexPattern):
            assert pattern.name.endswith("_simple_history")
            found.append("<object_id>/history/<version_id>/")
        elif str(pattern.pattern) != "<path:object_id>/":
            found.append(str(pattern.pattern))
    return found


def address(label: str, route: str, values: dict) -> str:
    return url(label, "changelist") + PARAMETER.sub(lambda found: str(values.get(found[1], "1")), route)


def values_of(model_admin, record) -> dict:
    """Parameter → value for a record's own addresses."""
    key = getattr(record, "pk", 1)
    version = record.history.first() if hasattr(record, "history") else None
    values = dict.fromkeys(["object_id", "key", "number"], key)
    return values | {"version_id": getattr(version, "pk", 1), "year": 2023, "to": "classified", "ending": "docx"}
