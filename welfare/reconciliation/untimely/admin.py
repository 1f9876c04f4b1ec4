"""The queue of credits outside of an appeal's days: one person decides, another confirms."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action, display

from frontportal.backoffice.conflicts.steps import has_moved, step_token
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from frontportal.places.filters import by_commune
from welfare.untimely_credits.models import UntimelyCredit

from . import actions

STATES = {"Chờ quyết định": "danger", "Chờ người thứ hai": "warning", "Đã quyết định": "success"}


class StateFilter(admin.SimpleListFilter):
    title = "tình trạng"
    parameter_name = "con"

    def lookups(self, request, model_admin):
        return [("cho", "Chờ quyết định"), ("xac-nhan", "Chờ người thứ hai"), ("xong", "Đã quyết định")]

    def queryset(self, request, queryset):
        asked = {
            "cho": queryset.waiting,
            "xac-nhan": queryset.proposed,
            "xong": lambda: queryset.filter(confirmed_at__isnull=False),
        }
        return asked.get(self.value(), queryset.all)()


@admin.register(UntimelyCredit)
class UntimelyCreditAdmin(RecordAdmin):
    is_closed_list = True
    keeps_unsaved = False
    list_display = ["day", "amount", "appeal", "memo", "state", "choice"]
    list_filter = [StateFilter, "choice", "appeal", by_commune("unit")]
    list_select_related = ["line", "appeal"]
    search_fields = ["line__folded", "reason"]
    ordering = ["-line__day", "-pk"]
    autocomplete_fields = ["unit"]
    readonly_fields = ["day", "amount", "memo", "appeal", "proposed_by", "proposed_at", "confirmed_by", "confirmed_at"]
    actions_detail = ["confirm_decision", "send_back"]
    fieldsets = [
        ("Dòng sao kê", {"fields": [("day", "amount"), "memo", "appeal"]}),
        ("Quyết định", {"fields": ["choice", "next_appeal", "unit", "reason"]}),
        ("Hai người", {"fields": [("proposed_by", "proposed_at"), ("confirmed_by", "confirmed_at")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).current()

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_import_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.confirmed_at is None)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """No appeal is offered that would be refused."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None and "next_appeal" in form.base_fields:
            form.base_fields["next_appeal"].queryset = obj.possible_appeals()
        return form

    @admin.display(description="ngày", ordering="line__day")
    def day(self, credit) -> str:
        return day(credit.line.day)

    @admin.display(description="số tiền", ordering="line__credit")
    def amount(self, credit) -> str:
        return f"{dong(credit.line.credit)} đồng"

    @admin.display(description="nội dung")
    def memo(self, credit) -> str:
        return credit.line.memo

    @display(description="tình trạng", label=STATES)
    def state(self, credit) -> str:
        return credit.state_text

    def save_model(self, request, obj, form, change):
        """What is saved is proposed by whoever saves it."""
        actions.stamp_proposal(obj, by=request.user)
        super().save_model(request, obj, form, change)

    # --- The second person ------------------------------------------------------------------------

    def get_actions_detail(self, request, object_id):
        credit = self.get_object(request, str(object_id))
        is_waiting = bool(credit and credit.choice and not credit.confirmed_at)
        return super().get_actions_detail(request, object_id) if is_waiting else []

    def has_confirm_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("untimely_credits.confirm_untimelycredit")

    @action(description="Xác nhận quyết định", url_path="xac-nhan", permissions=["confirm"])
    def confirm_decision(self, request, object_id):
        words = ("Xác nhận quyết định này?", "Dòng sao kê được khớp theo quyết định; quyết định không sửa được nữa.")
        return self.step(request, object_id, (*words, "Xác nhận", "Đã quyết định"), actions.confirm)

    @action(description="Không đồng ý", url_path="khong-dong-y", permissions=["confirm"])
    def send_back(self, request, object_id):
        words = ("Trả lại đề nghị này?", "Đề nghị được xoá, lịch sử còn giữ; khoản này chờ quyết định lại.")
        return self.step(request, object_id, (*words, "Trả lại", "Đã trả lại"), actions.send_back)

    def step(self, request, object_id, words, act):
        """A page that asks once more; posting it acts."""
        credit = self.get_object(request, object_id)
        if credit is None:
            raise Http404("Không có khoản này.")
        state = f"{credit.choice} {credit.updated_at.isoformat()} {credit.confirmed_at}"
        is_moved = has_moved(request, credit, state)
        if request.method == "POST" and not is_moved:
            try:
                with translate_db_errors():
                    act(credit, by=request.user)
                messages.success(request, f"{words[3]}: {credit}.")
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(reverse("admin:untimely_credits_untimelycredit_change", args=[credit.pk]))
        context = dict(zip(("title", "warning", "button"), words[:3], strict=True)) | {
            "entry": credit,
            "facts": facts(credit),
            "opts": self.opts,
            "moved": "Quyết định vừa được sửa. Hãy xem lại." if is_moved else "",
            "is_possible": True,
            "opened_token": step_token(credit, state),
        }
        page = "admin/reconciliation/untimely_step.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)


def facts(credit: UntimelyCredit) -> list[dict]:
    """What the second person has to read, as parts/_definitions.html takes it."""
    rows = (
        ("Số tiền", f"{dong(credit.line.credit)} đồng, ngày {day(credit.line.day)}"),
        ("Đợt được ghi mã", f"{credit.appeal}, tiếp nhận {credit.appeal.days_text}"),
        ("Quyết định", credit.get_choice_display()),
        ("Chuyển sang đợt", credit.next_appeal),
        ("Đơn vị được ghi nhận", credit.unit),
        ("Lý do", credit.reason),
        ("Người đề nghị", credit.proposed_by),
    )
    return [{"term": term, "value": str(value)} for term, value in rows if value]
