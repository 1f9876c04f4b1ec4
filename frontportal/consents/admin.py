"""The register of consents: a closed list, with the scan of each and the step that withdraws it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action
from unfold.widgets import UnfoldAdminTextInputWidget

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.closed_files.admin import ClosedFileMixin

from .actions import withdraw
from .models import Consent
from .resources import ConsentResource


class WithdrawalForm(forms.Form):
    how = forms.CharField(
        label="Rút bằng cách nào",
        max_length=300,
        help_text="Ví dụ: đơn ngày 02/11/2026, gọi điện ngày 02/11/2026.",
        widget=UnfoldAdminTextInputWidget,
    )


@admin.register(Consent)
class ConsentAdmin(ClosedFileMixin, RecordAdmin):
    closed_file = "scan"
    keeps_unsaved = False
    is_closed_list = True
    resource_classes = [ConsentResource]
    list_display = ["code", "person", "purpose", "means", "given_on", "withdrawn_at"]
    list_filter = ["purpose", "means", "given_on", ("withdrawn_at", admin.EmptyFieldListFilter)]
    date_hierarchy = "given_on"
    ordering = ["-given_on", "-pk"]
    readonly_fields = ["withdrawn_at", "withdrawn_by", "withdrawal"]
    actions_detail = ["withdraw_consent"]
    fieldsets = [
        ("Ai, việc gì", {"fields": ["person", "contact", "purpose", "code"]}),
        ("Đồng ý thế nào", {"fields": [("means", "given_on"), "scan", "file_link", "note"]}),
        ("Rút đồng ý", {"fields": [("withdrawn_at", "withdrawn_by"), "withdrawal"]}),
    ]

    def closed_file_name(self, record: Consent) -> str:
        return str(record.code)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody withdrew a new consent."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:2]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was withdrawn stays as it was."""
        return super().has_change_permission(request, obj) and (obj is None or obj.is_living)

    def get_actions_detail(self, request: HttpRequest, object_id: Any) -> list[Any]:
        consent = self.get_object(request, str(object_id))
        return super().get_actions_detail(request, object_id) if consent and consent.is_living else []

    def has_withdraw_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return bool(request.user.has_perm("consents.change_consent"))

    @action(description="Ghi rút đồng ý", url_path="rut", permissions=["withdraw"])
    def withdraw_consent(self, request: HttpRequest, object_id: Any) -> HttpResponseBase:
        consent = self.get_object(request, str(object_id))
        if consent is None:
            raise Http404("Không có bản ghi này.")
        form = WithdrawalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                withdraw(consent, how=form.cleaned_data["how"], by=request.user)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"Đã ghi rút đồng ý {consent.code}: từ nay không trang nào nêu hay đăng nữa.")
                return HttpResponseRedirect(reverse("admin:consents_consent_change", args=[consent.pk]))
        context = {"title": "Ghi rút đồng ý", "consent": consent, "form": form, "opts": self.opts}
        page = "admin/consents/withdraw.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)
