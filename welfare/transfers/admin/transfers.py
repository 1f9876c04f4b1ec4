"""Transfers between levels: one person writes them down, another confirms."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from unfold.decorators import action, display

from frontportal.backoffice.conflicts.steps import has_moved, step_token
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.db_errors import translate_db_errors

from ..models import FundTransfer
from ..resources import FundTransferResource
from . import actions

DONE, WAITING = "Đã xác nhận", "Chờ người thứ hai"


@admin.register(FundTransfer)
class FundTransferAdmin(ReadableMoney, RecordAdmin):
    resource_classes = [FundTransferResource]
    list_display = ["date", "direction", "other_fund", money("amount", "số tiền"), "document_number", "state"]
    list_filter = ["fund", "year", "direction", "level", ("confirmed_at", admin.EmptyFieldListFilter)]
    date_hierarchy = "date"
    readonly_fields = ["proposed_by", "proposed_at", "confirmed_by", "confirmed_at"]
    actions_detail = ["confirm_transfer"]
    fieldsets = [
        (None, {"fields": [("fund", "year"), ("direction", "date"), ("level", "other_fund")]}),
        ("Số tiền, văn bản", {"fields": [("amount", "document_number"), "note"]}),
        ("Hai người", {"fields": [("proposed_by", "proposed_at"), ("confirmed_by", "confirmed_at")]}),
    ]

    @display(description="tình trạng", label={DONE: "success", WAITING: "warning"})
    def state(self, transfer) -> str:
        return DONE if transfer.is_confirmed else WAITING

    def has_change_permission(self, request, obj=None):
        return not (obj and obj.is_confirmed) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not (obj and obj.is_confirmed) and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        """Whoever saves it proposes it."""
        obj.proposed_by, obj.proposed_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)

    def has_second_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("transfers.confirm_fundtransfer")

    @action(description="Xác nhận", url_path="xac-nhan", permissions=["second"], icon="check_circle")
    def confirm_transfer(self, request, object_id):
        """A page that says what would count; posting it confirms."""
        transfer = self.get_object(request, str(object_id))
        if transfer is None:
            raise Http404("Không có lần chuyển này.")
        if transfer.is_confirmed or transfer.proposed_by_id == request.user.pk:
            raise PermissionDenied
        state = f"{transfer.updated_at.isoformat()} {transfer.amount}"
        is_moved = has_moved(request, transfer, state)
        if request.method == "POST" and not is_moved and self.is_confirmed(request, transfer):
            return HttpResponseRedirect(reverse("admin:transfers_fundtransfer_change", args=[transfer.pk]))
        context = {
            "title": "Xác nhận chuyển tiền giữa các cấp?", "transfer": transfer, "opts": self.opts,
            "opened_token": step_token(transfer, state),
            "moved": "Lần chuyển đã khác lúc bạn mở trang này. Hãy xem lại rồi xác nhận." if is_moved else "",
        }  # fmt: skip
        page = "admin/transfers/confirm.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)

    def is_confirmed(self, request, transfer) -> bool:
        """Whether it is now; a refusal is told above the page."""
        try:
            with translate_db_errors():
                actions.confirm(transfer, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
        messages.success(request, f"Đã xác nhận: {transfer}.")
        return True
