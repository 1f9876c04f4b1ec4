import re

from django import forms
from django.contrib import admin
from django.db.models import Case, When
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.text import fold

from .filters import AliveFilter, by_commune
from .models import Posting, Succession, Unit
from .resources import SuccessionResource, UnitResource

# "Xã Đạ Đờn", as people write it: the name is kept without the word for its kind, except for areas.
KIND_WORDS = re.compile(rf"\b({'|'.join(fold(kind.label) for kind in Unit.Kind if kind != Unit.Kind.AREA)})\b")


class ChildrenInline(RecordTabularInline):
    model = Unit
    fk_name = "parent"
    fields = ["code", "name", "kind", "since", "until", "households"]
    ordering = ["sort_name"]
    verbose_name_plural = "các đơn vị bên trong"
    tab = True
    per_page = 30
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent")


class SuccessorInline(RecordTabularInline):
    model = Succession
    fk_name = "predecessor"
    fields = ["successor", "on", "whole", "note"]
    autocomplete_fields = ["successor"]
    verbose_name_plural = "nhập vào, tách thành"
    tab = True


class OriginInline(RecordTabularInline):
    model = Succession
    fk_name = "successor"
    fields = ["predecessor", "on", "whole", "note"]
    autocomplete_fields = ["predecessor"]
    verbose_name_plural = "lập từ các đơn vị"
    tab = True


class UnitForm(forms.ModelForm):
    """The refusal to end a unit before its parts leads to them."""

    def _post_clean(self):
        super()._post_clean()
        for error in self.errors.as_data().get("until", []):
            if error.code == "living_parts":
                address = f"{reverse('admin:places_unit_changelist')}?parent__id__exact={self.instance.pk}"
                error.message = format_html('{} <a href="{}">Xem các đơn vị này</a>', error.message, address)


@admin.register(Unit)
class UnitAdmin(RecordAdmin):
    form = UnitForm
    resource_classes = [UnitResource]
    list_display = ["name", "kind", "parent", "since", "until", "households", "is_served", "code"]
    list_filter = ["kind", AliveFilter, by_commune(""), "is_served"]
    ordering = ["sort_name", "code"]
    autocomplete_fields = ["parent"]
    inlines = [SuccessorInline, OriginInline, ChildrenInline]
    fieldsets = [
        (None, {"fields": ["kind", "name", "parent", "code", "official_code"]}),
        ("Thời gian tồn tại", {"fields": ["since", "until", "decision"]}),
        ("Thông tin thêm", {"fields": ["households", "is_served", "is_illustration", "note"]}),
    ]

    def get_search_results(self, request, queryset, search_term):
        """Where a unit is to be chosen, those of today come first, and one of that name before the areas that lie in it."""
        found, twice = super().get_search_results(request, queryset, KIND_WORDS.sub(" ", fold(search_term)))
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            has_ended = Case(When(until__lte=timezone.localdate(), then=1), default=0)
            found = found.order_by(has_ended, Case(When(kind=Unit.Kind.AREA, then=1), default=0), *self.ordering)
        return found, twice

    def get_queryset(self, request):
        """With the unit above, which every label names."""
        return super().get_queryset(request).select_related("parent")

    def get_inlines(self, request, obj):
        """A new unit has neither history nor parts yet; an area has no parts."""
        if obj is None:
            return []
        return self.inlines[:2] if obj.kind == Unit.Kind.AREA else self.inlines


@admin.register(Succession)
class SuccessionAdmin(RecordAdmin):
    resource_classes = [SuccessionResource]
    list_display = ["predecessor", "successor", "on", "whole", "note"]
    list_filter = ["on", "whole"]
    search_fields = ["predecessor__folded", "successor__folded"]
    ordering = ["-on", "predecessor__sort_name"]
    autocomplete_fields = ["predecessor", "successor"]
    fields = ["predecessor", "successor", "on", "whole", "note"]


@admin.register(Posting)
class PostingAdmin(RecordAdmin):
    list_display = ["user", "unit", "since", "until"]
    list_filter = [by_commune("unit")]
    search_fields = ["user__username", "unit__folded"]
    ordering = ["user__full_name", "unit__sort_name"]
    autocomplete_fields = ["user", "unit"]
    fields = ["user", "unit", "since", "until"]
