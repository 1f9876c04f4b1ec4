"""Lists for decision: filled from registrations, printed to be signed, decided by a second person."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action, display

from frontportal.backoffice.conflicts.steps import has_moved, step_token
from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.decimals import decimal_text
from frontportal.paper.setting import InvalidPaper
from frontportal.sheets.table_files import XLSX

from .. import actions
from ..models.decision import Decision
from ..models.registration import Registration
from ..papers import list_as_pdf, list_as_xlsx
from .decide_form import DecideForm


class RegistrationInline(RecordTabularInline):
    """What stands in the list; put in and taken out from the list of registrations."""

    model = Registration
    fields = readonly_fields = ["unit", "points", "inspected_on", "state"]
    can_delete = False
    verbose_name_plural = "khu dân cư trong danh sách"

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).with_scores().by_place()

    @display(description="điểm")
    def points(self, registration) -> str:
        return decimal_text(registration.points())

    @display(description="chặng")
    def state(self, registration) -> str:
        return registration.state_text


@admin.register(Decision)
class DecisionAdmin(RecordAdmin):
    list_display = ["title", "year", "level", "listed_on", "state", "number", "decided_on"]
    list_filter = ["year", "title", "level"]
    search_fields = ["number", "note"]
    inlines = [RegistrationInline]
    readonly_fields = ["listed_by", "number", "decided_on", "decided_by", "decided_at"]
    actions_detail = ["decide", "as_pdf", "as_xlsx"]
    fieldsets = [
        ("Danh sách trình", {"fields": [("title", "year"), ("level", "listed_on"), "listed_by", "note"]}),
        ("Quyết định", {"fields": [("number", "decided_on"), "scan", ("decided_by", "decided_at")]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        decided = obj is not None and obj.is_decided
        locked = ["title", "year", "level", "listed_on"] if decided else ["scan"]
        return [*super().get_readonly_fields(request, obj), *locked, *(["scan"] if decided and obj.scan else [])]

    def has_delete_permission(self, request, obj=None):
        return not (obj and obj.is_decided) and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.listed_by = request.user
        super().save_model(request, obj, form, change)

    @display(description="tình trạng", label={"Đã có quyết định": "success", "Chờ quyết định": "warning"})
    def state(self, decision) -> str:
        return "Đã có quyết định" if decision.is_decided else "Chờ quyết định"

    def chosen(self, request, object_id) -> Decision:
        decision = self.get_object(request, str(object_id))
        if decision is None:
            raise Http404("Không có danh sách này.")
        return decision

    @action(description="Tải PDF để ký", url_path="danh-sach.pdf", permissions=["view"], icon="picture_as_pdf")
    def as_pdf(self, request, object_id):
        decision = self.chosen(request, object_id)
        try:
            return download(list_as_pdf(decision), "application/pdf", decision, "pdf")
        except InvalidPaper as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:recognition_decision_change", args=[decision.pk]))

    @action(description="Tải bảng Excel", url_path="danh-sach.xlsx", permissions=["view"], icon="table_view")
    def as_xlsx(self, request, object_id):
        decision = self.chosen(request, object_id)
        return download(list_as_xlsx(decision), XLSX, decision, "xlsx")

    def has_decide_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("recognition.decide_decision")

    @action(description="Ghi quyết định", url_path="quyet-dinh", permissions=["decide"], icon="gavel")
    def decide(self, request, object_id):
        """Number, day and scan of what was decided; posting recognises all areas of the list."""
        decision = self.chosen(request, object_id)
        areas = list(decision.registrations.select_related("unit__parent").by_place())
        state = f"{decision.decided_at} {decision.updated_at.isoformat()} {[each.pk for each in areas]}"
        form = DecideForm(request.POST or None, request.FILES or None, instance=decision)
        is_moved = has_moved(request, decision, state)
        if request.method == "POST" and not is_moved and form.is_valid() and self.decided(request, form):
            return HttpResponseRedirect(reverse("admin:recognition_decision_change", args=[decision.pk]))
        context = {
            "title": "Ghi quyết định công nhận", "decision": decision, "areas": areas, "form": form, "opts": self.opts,
            "opened_token": step_token(decision, state),
            "moved": "Danh sách vừa được người khác sửa. Chưa ghi gì; hãy xem lại rồi bấm lần nữa." if is_moved else "",
        }  # fmt: skip
        page = "admin/recognition/decide.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)

    def decided(self, request, form) -> bool:
        try:
            with translate_db_errors():
                count = actions.decide(form.instance, by=request.user)
        except ValidationError as error:
            form.instance.decided_at = None
            form.add_error(None, ValidationError(error.messages))
            return False
        messages.success(request, f"Đã công nhận {count} khu dân cư theo quyết định số {form.instance.number}.")
        return True


def download(data: bytes, kind: str, decision: Decision, ending: str) -> HttpResponse:
    name = f"danh-sach-{decision.title}-{decision.year}-{decision.pk}.{ending}"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
