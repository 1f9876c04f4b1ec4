"""The pages of proposals: the list, both texts side by side, and the decision."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, path, reverse
from django.views.decorators.http import require_POST

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from .. import proposals
from ..changes.applying import changed_since, now_says
from ..changes.wording import compared, labels_of
from ..models.proposed_change import ProposedChange
from ..rights import may_decide_kind

Decision = Callable[..., ProposedChange]
DECISIONS: dict[str, tuple[Decision, str]] = {
    "approve": (proposals.approve, "Đã duyệt. Trang công khai đã đổi."),
    "reject": (proposals.reject, "Đã trả lại người đề nghị."),
    "take_back": (proposals.take_back, "Đã rút đề nghị."),
}


@admin.register(ProposedChange)
class ProposedChangeAdmin(ReadOnlyMixin, NoVersionsMixin, RecordAdmin):
    """Read by everybody who may see the record; decided about on a page of its own, by who may decide about its kind."""

    list_display = ["number", "kind", "subject", "unit", "proposed_by", "proposed_at", "state", "decided_by"]
    list_display_links = ["number", "subject"]
    list_filter = ["state", ("proposed_at", admin.DateFieldListFilter), CommuneFilter]
    list_select_related = ["content_type", "unit__parent", "proposed_by", "decided_by"]
    search_fields = ["subject", "reason"]
    ordering = ["-proposed_at", "-pk"]
    change_form_template = "admin/approval/proposal.html"
    fieldsets = [(None, {"fields": ["subject", "reason", "state"]})]

    def get_urls(self) -> list[Any]:
        decide = self.admin_site.admin_view(require_POST(self.decide))
        return [path("<int:number>/quyet-dinh/", decide, name="approval_proposedchange_decide"), *super().get_urls()]

    @admin.display(description="số", ordering="pk")
    def number(self, proposal: ProposedChange) -> int:
        return proposal.pk

    @admin.display(description="loại nội dung", ordering="content_type")
    def kind(self, proposal: ProposedChange) -> str:
        return str(proposal.content_type.model_class()._meta.verbose_name)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        return super().render_change_form(
            request, context | self.context_of(request, context["original"]), *args, **kwargs
        )

    def context_of(self, request: HttpRequest, proposal: ProposedChange) -> dict[str, Any]:
        """What the page shows of a proposal, and which decisions it offers this person."""
        model, record = proposal.content_type.model_class(), proposal.record
        now = {name: now_says(record, name) for name in proposal.changes} if record and proposal.is_waiting else {}
        moved = changed_since(record, proposal.changes) if now else []
        is_own = proposal.proposed_by_id == request.user.pk
        labels = labels_of(model, proposal.changes)
        return {
            "title": f"Đề nghị sửa số {proposal.pk}",
            "proposal": proposal,
            "kind": self.kind(proposal),
            "record_url": self.page_of(request, record),
            "public_url": self.public_page_of(record),
            "field_changes": list(compared(model, proposal.changes, now)),
            "moved": [labels[name] for name in moved],
            "steps": list(proposal.steps.select_related("by")),
            "may_decide": proposal.is_waiting and self.may_decide(request, proposal, model),
            "may_take_back": proposal.is_waiting and is_own,
            "is_own": is_own,
            "typed": request.session.pop(self.typed_key(proposal.pk), ""),
        }

    def may_decide(self, request: HttpRequest, proposal: ProposedChange, model: Any) -> bool:
        """Whether this person may approve it or send it back."""
        is_own = proposal.proposed_by_id == request.user.pk
        return may_decide_kind(request.user, model) and (not is_own or request.user.may_approve_own)

    def page_of(self, request: HttpRequest, record: Any) -> str:
        """The record's page in the admin, for who may open it."""
        page = self.admin_site._registry.get(type(record))
        if record is None or page is None or not page.has_view_permission(request, record):
            return ""
        return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])

    def public_page_of(self, record: Any) -> str:
        """Where the public reads the record; "" where it has no page."""
        if not getattr(record, "is_public", False) or not hasattr(record, "get_absolute_url"):
            return ""
        try:
            return str(record.get_absolute_url())
        except NoReverseMatch:
            return ""

    def typed_key(self, number: int) -> str:
        """Where the words of a decision that was refused wait for the page to show them again."""
        return f"proposal-{number}"

    def decide(self, request: HttpRequest, number: int) -> HttpResponse:
        """Approve, send back or take back."""
        proposal = self.must_see(request, str(number))
        if request.POST.get("decision") not in DECISIONS:
            raise Http404("Không có quyết định này.")
        step, sentence = DECISIONS[request.POST["decision"]]
        note = request.POST.get("note", "").replace("\0", "")[:1000]
        try:
            step(proposal, by=request.user, note=note)
        except ValidationError as error:
            request.session[self.typed_key(proposal.pk)] = note
            for each in error.messages:
                messages.error(request, each)
        else:
            messages.success(request, sentence)
        return HttpResponseRedirect(reverse("admin:approval_proposedchange_change", args=[proposal.pk]))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)
