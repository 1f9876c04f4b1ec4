"""Decisions about what appeals leave: written by one person, in force when another confirms."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action, display

from frontportal.backoffice.conflicts.steps import has_moved, step_token
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.money import dong
from welfare.appeals.models import Appeal, Leftover

from .. import actions
from ..balances import with_undecided_leftover
from ..resources import LeftoverResource
from .steps import AGAIN


@admin.register(Leftover)
class LeftoverAdmin(ReadableMoney, RecordAdmin):
    resource_classes = [LeftoverResource]
    list_display = [
        "appeal", money("amount", "còn lại"), "choice", "next_appeal", "decision_number", "decision_date", "state",
    ]  # fmt: skip
    list_filter = ["choice", ("confirmed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["appeal", "next_appeal"]
    search_fields = ["decision_number", "appeal__code"]
    readonly_fields = ["in_dong", "proposed_by", "proposed_at", "confirmed_by", "confirmed_at"]
    actions_detail = ["confirm_leftover"]
    fieldsets = [
        ("Tiền còn lại", {"fields": ["appeal", "in_dong"]}),
        ("Quyết định", {"fields": [("choice", "next_appeal"), ("decision_number", "decision_date"), "reason"]}),
        ("Hai người", {"fields": [("proposed_by", "proposed_at"), ("confirmed_by", "confirmed_at")]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "appeal" and "/add/" in request.path:
            kwargs["queryset"] = with_undecided_leftover(Appeal.objects.visible_to(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        return not (obj and obj.is_confirmed) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not (obj and obj.is_confirmed) and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        """Whoever saves it proposes it, with what the books have left now."""
        actions.propose_leftover(obj, by=request.user)

    @admin.display(description="số tiền còn lại")
    def in_dong(self, leftover) -> str:
        return "" if leftover.amount is None else dong(leftover.amount)

    @display(description="tình trạng", label={"Đã xác nhận": "success", "Chờ người thứ hai": "warning"})
    def state(self, leftover) -> str:
        return "Đã xác nhận" if leftover.is_confirmed else "Chờ người thứ hai"

    def has_second_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("appeals.confirm_leftover")

    @action(description="Xác nhận quyết định", url_path="xac-nhan", permissions=["second"], icon="check_circle")
    def confirm_leftover(self, request, object_id):
        """A page that says what would be carried where; posting it confirms."""
        leftover = self.get_object(request, str(object_id))
        if leftover is None:
            raise Http404("Không có quyết định này.")
        if leftover.is_confirmed or leftover.proposed_by_id == request.user.pk:
            raise PermissionDenied
        state = f"{leftover.updated_at.isoformat()} {leftover.amount} {leftover.choice}"
        is_moved = has_moved(request, leftover, state)
        if request.method == "POST" and not is_moved and self.is_confirmed(request, leftover):
            return HttpResponseRedirect(reverse("admin:appeals_leftover_change", args=[leftover.pk]))
        context = {
            "title": "Xác nhận quyết định về tiền còn lại?", "leftover": leftover, "opts": self.opts, "is_possible": True,
            "opened_token": step_token(leftover, state),
            "moved": f"Đề nghị đã khác lúc bạn mở trang này. {AGAIN}" if is_moved else "",
        }  # fmt: skip
        page = "admin/ledger/leftover.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)

    def is_confirmed(self, request, leftover) -> bool:
        """Whether it is now; a refusal is told above the page."""
        try:
            with translate_db_errors():
                actions.confirm_leftover(leftover, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
        messages.success(request, f"Đã xác nhận: {leftover}.")
        return True
