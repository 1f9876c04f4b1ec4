"""One person's data: looked up, handed out, proposed to be erased; requests, decided by a second person."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from unfold.decorators import action
from unfold.widgets import UnfoldAdminTextInputWidget

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.closed_lists.models import Reading
from frontportal.closed_lists.readings import add

from .. import actions
from ..finding import FoundRecord, by_keys, find, why_not
from ..handing_out import package
from ..models.erasure_request import ErasureRequest

LIST_NAME = "dữ liệu của một người"
ZIP = {"Content-Disposition": 'attachment; filename="du-lieu-ca-nhan.zip"', "Cache-Control": "no-store"}


class LookupForm(forms.Form):
    words = forms.CharField(
        label="Họ tên, số điện thoại hoặc mã",
        max_length=100,
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"}),
    )

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if sentence := why_not(words):
            raise ValidationError(sentence)
        return words


class ProposalForm(forms.Form):
    reference = forms.CharField(
        label="Đơn, yêu cầu",
        max_length=200,
        help_text="Số, ngày của đơn. Không ghi tên người.",
        widget=UnfoldAdminTextInputWidget,
    )
    reason = forms.CharField(label="Lý do", max_length=300, widget=UnfoldAdminTextInputWidget)


class RefusalForm(forms.Form):
    answer = forms.CharField(label="Vì sao không xoá", max_length=300, widget=UnfoldAdminTextInputWidget)


@admin.register(ErasureRequest)
class ErasureRequestAdmin(RecordAdmin):
    """Requests name no person; the pages of one do, so they are asked about and written down like a closed list."""

    keeps_unsaved = False
    is_closed_list = True
    list_display = ["pk", "reference", "state", "proposed_by", "proposed_at", "decided_by"]
    list_filter = ["state"]
    search_fields = ["reference", "reason"]
    ordering = ["-pk"]
    actions_list = ["look_up"]
    actions_detail = ["carry_out", "refuse"]
    readonly_fields = [
        "reference", "reason", "state", "records_now", "proposed_by", "proposed_at", "decided_by", "decided_at", "answer",
    ]  # fmt: skip
    fields = readonly_fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Made on the page that looks a person up."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """The request knows who looks at it: so much of its records is shown as this person may see."""
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            found.viewer = request.user
        return found

    @admin.display(description="bản ghi")
    def records_now(self, erasure: Any) -> str:
        standing = actions.standing(erasure, erasure.viewer)
        gone = len(erasure.records) - len(standing)
        rows = [(each.held.label, "; ".join(f"{label}: {value}" for label, value in each.facts)) for each in standing]
        lines = format_html_join("", "<p><strong>{}</strong>: {}</p>", rows)
        return lines + format_html_join("", "<p>{} bản ghi không còn.</p>", [(gone,)] if gone else [])

    # --- Looking a person up -----------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.lookup_page)
        return [path("tra-cuu/", page, name="personal_data_erasurerequest_lookup"), *super().get_urls()]

    def has_look_up_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return bool(request.user.has_perm("personal_data.add_erasurerequest"))

    @action(description="Tra cứu một người", url_path="tra", permissions=["look_up"])
    def look_up(self, request: HttpRequest) -> HttpResponseBase:
        return HttpResponseRedirect(reverse("admin:personal_data_erasurerequest_lookup"))

    def lookup_page(self, request: HttpRequest) -> HttpResponseBase:
        """Words are posted: what is looked for stands in no address and no log."""
        if not self.has_look_up_permission(request):
            raise PermissionDenied
        chosen = by_keys(request.POST.getlist("chosen"), request.user)
        if "hand_out" in request.POST and chosen:
            add(request, Reading.Kind.EXPORT, LIST_NAME, len(chosen))
            return HttpResponse(package(chosen), content_type="application/zip", headers=ZIP)
        form = LookupForm(request.POST if "words" in request.POST else None)
        proposal = ProposalForm(request.POST if "propose" in request.POST else None)
        if proposal.is_bound and proposal.is_valid() and (made := self.proposed(request, chosen, proposal)):
            return HttpResponseRedirect(reverse("admin:personal_data_erasurerequest_change", args=[made.pk]))
        return self.show(request, form, proposal, chosen)

    def proposed(self, request: HttpRequest, chosen: list[FoundRecord], form: ProposalForm) -> ErasureRequest | None:
        try:
            made = actions.propose(chosen, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            return None
        messages.success(request, "Đã gửi đề nghị xoá. Người thứ hai xem và quyết định.")
        return made

    def show(
        self, request: HttpRequest, form: LookupForm, proposal: ProposalForm, chosen: list[FoundRecord]
    ) -> HttpResponse:
        is_asked = form.is_bound and form.is_valid()
        found = find(form.cleaned_data["words"], request.user) if is_asked else []
        if found:
            add(request, Reading.Kind.SEARCH, LIST_NAME, len(found))
        context = {"title": "Tra cứu dữ liệu của một người", "opts": self.opts, "form": form, "proposal": proposal}
        context |= {"found": found, "chosen": {each.key for each in chosen}, "is_asked": is_asked}
        context["nothing_chosen"] = "hand_out" in request.POST and not chosen
        page = "admin/personal_data/lookup.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)

    # --- The second person -------------------------------------------------------------------------

    def has_decide_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return bool(request.user.has_perm("personal_data.confirm_erasurerequest"))

    def get_actions_detail(self, request: HttpRequest, object_id: Any) -> list[Any]:
        """Who proposed may only take it back; what was decided is decided."""
        erasure = self.get_object(request, str(object_id))
        if erasure is None or erasure.state != ErasureRequest.State.PROPOSED:
            return []
        is_own = erasure.proposed_by_id == request.user.pk
        buttons = super().get_actions_detail(request, object_id)
        return [button for button in buttons if not (is_own and button.method.__name__ == "carry_out")]

    @action(description="Xác nhận và xoá", url_path="xac-nhan", permissions=["decide"])
    def carry_out(self, request: HttpRequest, object_id: Any) -> HttpResponseBase:
        return self.decide(request, object_id, "Xác nhận và xoá", None)

    @action(description="Không xoá", url_path="khong-xoa", permissions=["decide"])
    def refuse(self, request: HttpRequest, object_id: Any) -> HttpResponseBase:
        return self.decide(request, object_id, "Không xoá", RefusalForm(request.POST or None))

    def decide(self, request: HttpRequest, object_id: Any, title: str, form: RefusalForm | None) -> HttpResponseBase:
        """A page that asks once more; posting it decides."""
        erasure = self.get_object(request, str(object_id))
        if erasure is None:
            return HttpResponseRedirect(reverse("admin:personal_data_erasurerequest_changelist"))
        if request.method == "POST" and (form is None or form.is_valid()):
            self.decided(request, erasure, form)
            return HttpResponseRedirect(reverse("admin:personal_data_erasurerequest_change", args=[erasure.pk]))
        context = {"title": title, "opts": self.opts, "erasure": erasure, "form": form}
        context["records"] = self.records_now(erasure)
        page = "admin/personal_data/decide.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)

    def decided(self, request: HttpRequest, erasure: ErasureRequest, form: RefusalForm | None) -> None:
        try:
            if form is None:
                count = actions.carry_out(erasure, by=request.user)
                messages.success(request, f"Đã xoá {count} bản ghi.")
            else:
                actions.refuse(erasure, answer=form.cleaned_data["answer"], by=request.user)
                messages.success(request, "Đã ghi không xoá.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
