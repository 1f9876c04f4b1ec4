"""Lists of the admin: counted once, with what their columns show fetched at once."""

from django.contrib import messages
from django.contrib.admin import options
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from unfold.views import ChangeList

from ..records.scoping import visible
from ..values.text import fold
from .filters import filter_for

NOT_THERE = "Mục được chọn không có trong danh sách. Hãy chọn lại."


class SingleCountChangeList(ChangeList):
    """A list that counts once: without a filter the number found is the number there is."""

    def get_filters(self, request):
        """As the library does; a year too large for any calendar is no question either."""
        try:
            return super().get_filters(request)
        except OverflowError as error:
            raise options.IncorrectLookupParameters from error

    def get_results(self, request):
        super().get_results(request)
        if not self.query and not self.has_active_filters:
            self.full_result_count = self.result_count


class ListMixin:
    """Rows come through `visible_to(user)`; a model with `folded` is searched without diacritics.

    `list_select_related` follows from the columns.
    """

    list_filter_submit = True
    show_full_result_count = False
    list_per_page = 50
    show_facets = options.ShowFacets.NEVER

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        if not self.search_fields and has_field(model, "folded"):
            self.search_fields = ("folded",)

    def get_changelist(self, request, **kwargs):
        return SingleCountChangeList

    def get_queryset(self, request):
        return visible(super().get_queryset(request), request.user)

    def get_list_filter(self, request):
        return [filter_for(self.model, item) for item in super().get_list_filter(request)]

    def get_list_select_related(self, request):
        if self.list_select_related:
            return self.list_select_related
        return related_of(self.model, self.get_list_display(request)) or False

    def get_search_results(self, request, queryset, search_term):
        if has_field(self.model, "folded"):
            return queryset.matching(search_term), False
        if any(name.endswith("__folded") for name in self.search_fields):
            search_term = fold(search_term)
        return super().get_search_results(request, queryset, search_term)


class ChosenRecords:
    """For ModelAdmins: Django looks for whatever is posted, and fails where it can't be a key."""

    def response_action(self, request, queryset):
        try:
            for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.to_python(key)
        except ValidationError:
            messages.error(request, NOT_THERE)
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)


def has_field(model, name: str) -> bool:
    return name in {field.name for field in model._meta.get_fields()}


def related_of(model, columns) -> list[str]:
    """Relations that a list with these columns shows; a unit also fetches the commune it lies in."""
    found = []
    for field in model._meta.fields:
        if field.is_relation and field.name in columns:
            found.append(f"{field.name}__parent" if has_field(field.related_model, "parent") else field.name)
    return found
