"""Notes between writer and approver on the record's own page."""

from typing import Any

from django.http import HttpRequest

from frontportal.backoffice.mixin import AdminMixin

from ..models.note import Note
from ..models.proposed_change import ProposedChange
from ..notes import add_note
from ..rights import right_to_decide

FIELD = "approval_note"


class NotesAdmin(AdminMixin):
    """Before RecordAdmin: the notes stand below the form; a new one is kept with whatever button is pressed."""

    change_form_after_template = "admin/approval/below_form.html"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        context = (extra_context or {}) | self.context_of_notes(request, object_id)
        return super().changeform_view(request, object_id, form_url, context)

    def context_of_notes(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        """The notes of the record, what was typed but not kept, and the proposals that wait, for who may write here."""
        typed = {"note_typed": request.POST.get(FIELD, ""), "note_field": FIELD}
        if object_id is None:
            return typed
        record = self.get_object(request, object_id)
        if record is None or not self.has_view_permission(request, record):
            return {}
        return (typed if self.has_change_permission(request, record) else {}) | {
            "notes": list(Note.objects.about(record).select_related("by")) if self.may_read_notes(request) else [],
            "waiting_proposals": list(ProposedChange.objects.about(record).waiting().select_related("proposed_by")),
        }

    def may_read_notes(self, request: HttpRequest) -> bool:
        """Whether this person writes or approves records of this kind."""
        return self.has_change_permission(request) or request.user.has_perm(right_to_decide(self.opts.concrete_model))

    def keep_note(self, request: HttpRequest, record: Any) -> Note | None:
        """Keep what was typed, if anything, for who may write here."""
        text = request.POST.get(FIELD, "")
        return add_note(record, text, by=request.user) if text.strip() else None
