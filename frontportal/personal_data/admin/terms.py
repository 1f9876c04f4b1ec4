"""How long what is kept, what would go tonight, what went."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import ChoiceField
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path
from unfold.decorators import action
from unfold.widgets import UnfoldAdminSelectWidget

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin

from ..declared import label_of, retention_choices
from ..models.deletion import Deletion
from ..models.retention_rule import RetentionRule
from ..retention import due

MOST_SHOWN = 50  # records of one kind


@admin.register(RetentionRule)
class RetentionRuleAdmin(RecordAdmin):
    list_display = ["kind_label", "length", "since", "basis"]
    search_fields = ["kind", "basis"]
    ordering = ["kind", "-since"]
    fields = ["kind", ("months", "since"), "basis"]
    actions_list = ["tonight"]

    @admin.display(description="dữ liệu", ordering="kind")
    def kind_label(self, rule: RetentionRule) -> str:
        return rule.label

    @admin.display(description="giữ bao lâu", ordering="months")
    def length(self, rule: RetentionRule) -> str:
        return rule.length_text

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "kind":
            choices = [("", "Chọn"), *retention_choices()]
            return ChoiceField(label="Dữ liệu", choices=choices, widget=UnfoldAdminSelectWidget)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.tonight_page)
        return [path("dem-nay/", page, name="personal_data_retentionrule_tonight"), *super().get_urls()]

    @action(description="Đêm nay xoá gì", url_path="xem-truoc")
    def tonight(self, request: HttpRequest) -> HttpResponseBase:
        return self.tonight_page(request)

    def tonight_page(self, request: HttpRequest) -> HttpResponseBase:
        """What the night would take out, kind by kind: records by their keys, nobody by name."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        kinds = [
            {
                "due": each,
                "count": each.records.count() if each.rule else 0,
                "records": [str(one) for one in each.records[:MOST_SHOWN]] if each.rule else [],
            }
            for each in due()
        ]
        context = {"title": "Đêm nay xoá gì", "opts": self.opts, "kinds": kinds, "most": MOST_SHOWN}
        page = "admin/personal_data/tonight.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)


@admin.register(Deletion)
class DeletionAdmin(NoVersionsMixin, ReadOnlyMixin, RecordAdmin):
    list_display = ["at", "what", "record_key", "reason", "by"]
    list_filter = ["at"]
    date_hierarchy = "at"
    search_fields = ["reason", "kind"]
    ordering = ["-at", "-pk"]
    fieldsets = [(None, {"fields": [("at", "by"), "what", "record_key", ("rule", "request"), "reason"]})]
    list_select_related = ["by"]

    @admin.display(description="dữ liệu", ordering="kind")
    def what(self, deletion: Deletion) -> str:
        return label_of(deletion.kind)
