"""Choices that are looked for by typing, as they are offered."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView


class OfferedRecords(AutocompleteJsonView):
    """In place of the library's view: a record may be offered by more than its name, as a unit that has ended is."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": str(getattr(obj, "offered_as", obj))}
