"""Reforms: entered line by line or by sheets, looked at beforehand, carried out, taken back."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action, display

from frontportal.backoffice.conflicts.steps import has_moved, step_token
from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.db_errors import translate_db_errors

from . import actions
from .effects import effects_of
from .models import Reform, ReformArea, ReformStep
from .plan import plan_of
from .resources import ReformAreaResource, ReformStepResource


def is_done(reform: Reform | None) -> bool:
    return reform is not None and reform.carried_out_at is not None


class ReformLineInline(RecordTabularInline):
    tab = True
    per_page = 50

    def has_add_permission(self, request, obj=None):
        return not is_done(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return not is_done(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not is_done(obj) and super().has_delete_permission(request, obj)


class ReformStepInline(ReformLineInline):
    model = ReformStep
    fields = [
        "predecessor", "whole", "ends", "successor_code", "successor_name", "successor_kind", "official_code", "parent",
    ]  # fmt: skip
    autocomplete_fields = ["predecessor", "parent"]


class ReformAreaInline(ReformLineInline):
    model = ReformArea
    fields = ["area", "successor_code", "new_name"]
    autocomplete_fields = ["area"]


@admin.register(Reform)
class ReformAdmin(RecordAdmin):
    list_display = ["number", "on", "state", "carried_out_at"]
    search_fields = ["number", "code"]
    ordering = ["-on"]
    inlines = [ReformStepInline, ReformAreaInline]
    readonly_fields = ["carried_out_at", "carried_out_by"]
    actions_detail = ["preview"]
    fieldsets = [
        (None, {"fields": [("number", "code"), ("signed_on", "on"), "note"]}),
        ("Thực hiện", {"fields": [("carried_out_at", "carried_out_by")]}),
    ]

    @display(description="tình trạng", label={"Đã thực hiện": "success", "Chưa thực hiện": "warning"})
    def state(self, reform) -> str:
        return "Đã thực hiện" if is_done(reform) else "Chưa thực hiện"

    def has_delete_permission(self, request, obj=None):
        return not is_done(obj) and super().has_delete_permission(request, obj)

    @action(description="Xem trước, thực hiện", url_path="xem-truoc", permissions=["view"])
    def preview(self, request, object_id):
        """What the reform would do, or has done; posting carries it out or takes it back."""
        reform = self.get_object(request, str(object_id))
        if reform is None:
            raise Http404("Không có lần sắp xếp này.")
        state = f"{reform.updated_at.isoformat()} {reform.carried_out_at}"
        may = request.user.has_perm("reforms.carry_out_reform")
        if request.method == "POST" and may and not has_moved(request, reform, state):
            self.act(request, reform)
            return HttpResponseRedirect(reverse("admin:reforms_reform_preview", args=[reform.pk]))
        plan = None if is_done(reform) else plan_of(reform)
        context = {
            "title": "Sắp xếp đơn vị hành chính", "reform": reform, "opts": self.opts, "plan": plan, "may": may,
            "effects": effects_of(plan) if plan else [], "why_not": actions.why_not_undone(reform) if not plan else "",
            "opened_token": step_token(reform, state),
        }  # fmt: skip
        page = "admin/reforms/preview.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)

    def act(self, request, reform) -> None:
        act, words = (actions.undo, "Đã hoàn tác") if is_done(reform) else (actions.carry_out, "Đã thực hiện")
        try:
            with translate_db_errors():
                act(reform, by=request.user)
            messages.success(request, f"{words}: {reform}.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))


class ReformLineAdmin(RecordAdmin):
    """Lines by themselves: for sheets. One that was carried out stays (a trigger)."""

    search_fields = ["reform__number"]
    list_filter = ["reform"]


@admin.register(ReformStep)
class ReformStepAdmin(ReformLineAdmin):
    resource_classes = [ReformStepResource]
    list_display = ["predecessor", "whole", "ends", "successor_name", "successor_code", "reform"]
    list_select_related = ["predecessor__parent", "reform"]
    autocomplete_fields = ["predecessor", "parent"]
    fields = ["reform", *ReformStepInline.fields]


@admin.register(ReformArea)
class ReformAreaAdmin(ReformLineAdmin):
    resource_classes = [ReformAreaResource]
    list_display = ["area", "successor_code", "new_name", "reform"]
    list_select_related = ["area__parent", "reform"]
    autocomplete_fields = ["area"]
    fields = ["reform", *ReformAreaInline.fields]
