"""Lists of the admin and their filters: counted once, with what their columns show fetched at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin import options
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RelatedDropdownFilter
from unfold.views import ChangeList

from frontportal.kit.records.scoping import visible
from frontportal.kit.values.text import fold

from .mixin import AdminMixin

FEW = 8  # choices that a filter shows without a list of its own
NOT_THERE = "Mục được chọn không có trong danh sách. Hãy chọn lại."


class SingleCountChangeList(ChangeList):
    """A list that counts once: without a filter the number found is the number there is."""

    def get_filters(self, request: HttpRequest) -> Any:
        """As the library does; a year too large for any calendar is no question either."""
        try:
            return super().get_filters(request)
        except OverflowError as error:
            raise options.IncorrectLookupParameters from error

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if not self.query and not self.has_active_filters:
            self.full_result_count = self.result_count


class VisibleRelatedFilter(RelatedDropdownFilter):
    """Offers only what the user may see."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
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


class ListMixin(AdminMixin):
    """Rows come through `visible_to(user)`; a model with `folded` is searched without diacritics.

    `list_select_related` follows from the columns.
    """

    list_filter_submit = True
    show_full_result_count = False
    list_per_page = 50
    show_facets = options.ShowFacets.NEVER
    search_fields: Sequence[str]

    def __init__(self, model: Any, admin_site: Any) -> None:
        super().__init__(model, admin_site)
        if not self.search_fields and has_field(model, "folded"):
            self.search_fields = ("folded",)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return SingleCountChangeList

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return visible(super().get_queryset(request), request.user)

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [filter_for(self.model, item) for item in super().get_list_filter(request)]

    def get_list_select_related(self, request: HttpRequest) -> Any:
        if self.list_select_related:
            return self.list_select_related
        return related_of(self.model, self.get_list_display(request)) or False

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        if has_field(self.model, "folded"):
            return queryset.matching(search_term), False
        if any(name.endswith("__folded") for name in self.search_fields):
            search_term = fold(search_term)
        return super().get_search_results(request, queryset, search_term)


class ChosenRecords(AdminMixin):
    """For ModelAdmins: Django looks for whatever is posted, and fails where it can't be a key."""

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        try:
            for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.to_python(key)
        except ValidationError:
            messages.error(request, NOT_THERE)
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)


def has_field(model: Any, name: str) -> bool:
    """Whether a model has a field of that name."""
    return name in {field.name for field in model._meta.get_fields()}


def related_of(model: Any, columns: Iterable[Any]) -> list[str]:
    """Relations that a list with these columns shows; a unit also fetches the commune it lies in."""
    found = []
    for field in model._meta.fields:
        if field.is_relation and field.name in columns:
            found.append(f"{field.name}__parent" if has_field(field.related_model, "parent") else field.name)
    return found
