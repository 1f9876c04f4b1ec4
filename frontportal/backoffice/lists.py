"""Lists of the admin and their filters: counted once, with what their columns show fetched at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin import options
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter, RelatedDropdownFilter
from unfold.views import ChangeList

from frontportal.kit.records.scoping import visible

from .form_fields import has_lives
from .mixin import AdminMixin
from .money import IN_DONG
from .shortcuts.searching import SearchMixin, has_field

FACTS = ("brief-fact", "brief-fact brief-second")  # what a phone shows of a record beside its name
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

    @property
    def brief_roles(self) -> dict[Any, str]:
        """Column → what it is on a phone: the record's name with its link, or one of the facts beneath it."""
        columns = [column for column in self.list_display if column != "action_checkbox"]
        named = {column_name(column): column for column in columns}
        links = [column for column in columns if column in (self.list_display_links or ())] or columns[:1]
        rest = [column for column in columns if column not in links]
        facts = [named[name] for name in self.model_admin.brief_display if name in named] or facts_of(rest)
        return dict(zip(facts, FACTS, strict=False)) | dict.fromkeys(links[-1:], "brief-name")


class LongPaginator(Paginator):
    """Counts no further than people turn pages: a million records are not counted to show fifty."""

    MOST = 10_000
    template_name = "admin/parts/_long_pages.html"

    @cached_property
    def counted(self) -> int:
        return self.object_list.order_by()[: self.MOST + 1].count()

    @property
    def count(self) -> int:
        return min(self.counted, self.MOST)


class VisibleRelatedFilter(RelatedDropdownFilter):
    """Offers only what the user may see."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        """(pk, label) of related records; a unit is labelled with its commune, fetched in the same query."""
        related = visible(field.related_model._default_manager, request.user)
        if any(item.name == "parent" for item in field.related_model._meta.fields):
            related = related.select_related("parent")
        return [(record.pk, str(record)) for record in related]


class SearchedRelatedFilter(AutocompleteSelectFilter):
    """For units, of which there are hundreds: looked for by typing, within what the user may see."""


def filter_for(model: Any, item: Any) -> Any:
    """An entry of `list_filter` given as a plain field name, with the filter that suits the field."""
    if not isinstance(item, str) or "__" in item:
        return item
    field = model._meta.get_field(item)
    if field.is_relation:
        return item, SearchedRelatedFilter if has_lives(field.related_model) else VisibleRelatedFilter
    return (item, ChoicesDropdownFilter) if len(field.flatchoices) > FEW else item


class ListMixin(SearchMixin):
    """Rows come through `visible_to(user)`.

    `list_select_related` follows from the columns.
    """

    # Columns that a phone shows beside the record's name; without them the first one and the first amount.
    brief_display: Sequence[str] = ()
    list_filter_submit = True
    show_full_result_count = False
    list_per_page = 50
    show_facets = options.ShowFacets.NEVER

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


def related_of(model: Any, columns: Iterable[Any]) -> list[str]:
    """Relations that a list with these columns shows; a unit also fetches the commune it lies in."""
    found = []
    for field in model._meta.fields:
        if field.is_relation and field.name in columns:
            found.append(f"{field.name}__parent" if has_field(field.related_model, "parent") else field.name)
    return found


def column_name(column: Any) -> str:
    """A column as `list_display` may name it: an amount by its field."""
    return column if isinstance(column, str) else column.__name__.removesuffix(IN_DONG)


def facts_of(columns: list[Any]) -> list[Any]:
    """The one or two columns that say most beside the name."""
    amounts = [column for column in columns[1:] if not isinstance(column, str) and column.__name__.endswith(IN_DONG)]
    return [*columns[:1], *(amounts or columns[1:])[:1]]
