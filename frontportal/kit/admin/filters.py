"""List filters that offer only what the user may see."""

from typing import Any

from django.http import HttpRequest
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RelatedDropdownFilter

from ..records.scoping import visible

FEW = 8


class VisibleRelatedFilter(RelatedDropdownFilter):
    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        """(pk, label) of related records; a unit is labelled with its commune, fetched in the same query."""
        related = visible(field.related_model._default_manager, request.user)
        if any(item.name == "parent" for item in field.related_model._meta.fields):
            related = related.select_related("parent")
        return [(record.pk, str(record)) for record in related]


def filter_for(model: Any, item: Any) -> Any:
    """An entry of `list_filter` given as a plain field name, with the filter that suits the field."""
    if not isinstance(item, str) or "__" in item:
        return item
    field = model._meta.get_field(item)
    if field.is_relation:
        return item, VisibleRelatedFilter
    return (item, ChoicesDropdownFilter) if len(field.flatchoices) > FEW else item
