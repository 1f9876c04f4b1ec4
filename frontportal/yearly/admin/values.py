"""Plan values, entered one by one or a whole year on one page, and declared figures."""

from django import forms
from django.contrib import admin

from frontportal.kit.admin import RecordAdmin
from frontportal.kit.money import dong

from ..figures import all_figures, registry
from ..models import DeclaredFigure, Target
from ..resources import DeclaredFigureResource, TargetResource


class FigureFilter(admin.SimpleListFilter):
    title = "chỉ tiêu"
    parameter_name = "chi-tieu"

    def lookups(self, request, model_admin):
        return [(figure.slug, figure.label) for figure in all_figures()]

    def queryset(self, request, queryset):
        return queryset.filter(figure=self.value()) if self.value() else queryset


class FigureValueAdmin(RecordAdmin):
    """A figure is chosen by its name; money is echoed with its points."""

    list_display = ["figure_name", "year", "value_shown", "source"]
    list_filter = ["year", FigureFilter]
    search_fields = ["source"]
    ordering = ["-year", "figure"]
    fieldsets = [(None, {"fields": [("year", "figure"), "value", "source"]})]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "figure":
            choices = [
                ("", "---------"),
                *((figure.slug, f"{figure.section}: {figure.label}") for figure in all_figures()),
            ]
            return forms.ChoiceField(label="Chỉ tiêu", choices=choices, widget=forms.Select)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="chỉ tiêu", ordering="figure")
    def figure_name(self, record) -> str:
        return record.figure_label

    @admin.display(description="giá trị", ordering="value")
    def value_shown(self, record) -> str:
        figure = registry.get(record.figure)
        return f"{dong(record.value)} {figure.unit_of_measure if figure else ''}".strip()


@admin.register(Target)
class TargetAdmin(FigureValueAdmin):
    resource_classes = [TargetResource]


@admin.register(DeclaredFigure)
class DeclaredFigureAdmin(FigureValueAdmin):
    resource_classes = [DeclaredFigureResource]
