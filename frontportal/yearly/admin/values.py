"""Plan values, entered one by one or a whole year on one page, and declared figures."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from unfold.decorators import action

from frontportal.backoffice.conflicts.opened import opened_token
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong

from ..actions import plan_year
from ..figures import all_figures, registry
from ..models.values import DeclaredFigure, Target
from ..resources import DeclaredFigureResource, TargetResource
from .plans import PlanForm, YearForm, sent_plan, version_of_plan


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
    actions_list = ["whole_year"]

    @action(description="Nhập cả năm", url_path="ca-nam", icon="grid_on", permissions=["import"])
    def whole_year(self, request):
        """All plan values of a year on one page; needs the permissions to add and to change."""
        choice = YearForm(request.GET or {"nam": timezone.localdate().year})
        year = choice.cleaned_data["nam"] if choice.is_valid() else None
        if year and request.method == "POST":
            with transaction.atomic():
                plan = sent_plan(request, year)
                if plan.is_valid():
                    count = plan_year(year, plan.planned, source=plan.cleaned_data["source"], by=request.user)
                    done = f"Đã ghi {count} chỉ tiêu kế hoạch năm {year}." if count else "Không có gì thay đổi."
                    messages.success(request, done)
                    return redirect(request.get_full_path())
        else:
            plan = PlanForm(year=year) if year else None
        context = {"title": "Chỉ tiêu kế hoạch cả năm", "choice": choice, "year": year, "plan": plan, "opts": self.opts}
        context["opened_token"] = (opened_token(request) or version_of_plan(plan)) if plan else ""
        return TemplateResponse(request, "admin/yearly/plan.html", self.admin_site.each_context(request) | context)


@admin.register(DeclaredFigure)
class DeclaredFigureAdmin(FigureValueAdmin):
    resource_classes = [DeclaredFigureResource]
