"""Forms of what the public reads: they propose a change where others save it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.decorators import action

from frontportal.kit.records.base import Publishable, is_approved, is_waiting, sign
from frontportal.kit.values.text import nfc

from ..changes.applying import DELETION
from ..changes.collecting import changes_of_form, changes_of_lines
from ..changes.values import assign, value_of
from ..proposals import propose
from ..rights import right_to_decide
from .locking import LockingAdmin
from .note_box import FIELD, NotesAdmin

SENT = "Đã gửi đề nghị sửa. Trang công khai giữ nguyên cho đến khi người khác duyệt."
NOTHING = "Không có gì khác với bản đang công khai, nên không gửi đề nghị nào."
LOCKED = "Nội dung này đang chờ duyệt nên không sửa được; chưa có gì được lưu. Người viết có thể rút lại để sửa."
SHOWN_LATER = "Đã lưu. Việc cho hiện trên trang công khai cần người khác duyệt, đã gửi đề nghị."


def do_nothing() -> None:
    """In the place of a form's `save_m2m`, where nothing is saved."""


class ProposingAdmin(NotesAdmin, LockingAdmin):
    """Before RecordAdmin, for kinds of record that the public reads in some state (`is_public`).

    Of such a record the form sends a proposal (`ProposedChange`); of others it saves. A change that takes the record off the
    public pages takes effect at once. `parts` are the models of inlines that the public reads with the record; `opened_by`
    names the field by which it is shown (a yes, or the consent it rests on), for which somebody who did not write the words is needed.
    """

    takes_proposals = True
    parts: tuple[type, ...] = ()
    opened_by = ""
    actions_submit_line: Any = ["propose", "propose_deletion", "leave_note"]

    # --- What the page offers ---------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        record = self.get_object(request, object_id) if object_id else None
        extra = dict(extra_context or {})
        if record is not None and (is_approved(record) or self.is_locked(request, record)):
            extra |= dict.fromkeys(["show_save", "show_save_and_continue", "show_save_and_add_another"], False)
            extra["is_proposing"] = is_approved(record) and self.has_change_permission(request, record)
        return super().changeform_view(request, object_id, form_url, extra)

    def get_actions_submit_line(self, request: HttpRequest, object_id: Any) -> Any:
        """“Gửi đề nghị sửa” for what is public, “Gửi lời nhắn” for what is locked, neither for what is simply saved."""
        buttons = super().get_actions_submit_line(request, object_id)
        record = self.get_object(request, str(object_id)) if object_id else None
        is_open = record is not None and self.has_change_permission(request, record)
        offered = {
            "propose": is_open and is_approved(record),
            "propose_deletion": is_open and is_approved(record) and self.may_propose_deletion(request),
            "leave_note": is_open and self.is_locked(request, record),
        }
        return [button for button in buttons if offered.get(button.method.__name__, True)]

    @action(description="Gửi đề nghị sửa")
    def propose(self, request: HttpRequest, obj: Any) -> None:
        """A button: what the form says goes to a second person, by `save_model`."""

    @action(description="Đề nghị xoá")
    def propose_deletion(self, request: HttpRequest, obj: Any) -> None:
        """A button: that the record be deleted goes to a second person; what else the form says is not asked."""

    @action(description="Gửi lời nhắn")
    def leave_note(self, request: HttpRequest, obj: Any) -> None:
        """A button: nothing but the note is kept."""

    def may_propose_deletion(self, request: HttpRequest) -> bool:
        """Of kinds that are public as long as they are there; the others are taken off the pages first, then deleted."""
        can_be_hidden = bool(self.opened_by) or issubclass(self.model, Publishable)
        return not can_be_hidden and super().has_delete_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What the public reads is not deleted by one person."""
        return (obj is None or not is_approved(obj)) and super().has_delete_permission(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Django asks for each chosen record already; this holds for whoever comes another way."""
        if any(not self.has_delete_permission(request, record) for record in queryset):
            raise PermissionDenied
        super().delete_queryset(request, queryset)

    # --- Saving, or proposing instead -------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        stored = self.model._base_manager.filter(pk=obj.pk).first() if change else None
        if stored is not None and is_waiting(stored) and is_waiting(obj):
            return
        if stored is not None and is_approved(stored) and is_approved(obj):
            is_deletion = self.is_pressed(request, "propose_deletion") and self.may_propose_deletion(request)
            changes = {DELETION: [False, True]} if is_deletion else changes_of_form(stored, obj, form)
            request.proposed = (stored, changes)
            form.save_m2m = do_nothing
            return
        if self.needs_another(request, stored, obj):
            request.to_be_shown = (obj, self.close(obj))
        if stored is None or set(changes_of_form(stored, obj, form)) - {"published_at"}:
            sign(obj, request.user)
        super().save_model(request, obj, form, change)

    def close(self, obj: Any) -> dict[str, list[Any]]:
        """Let the record not be shown, in memory; returns what a proposal says that shows it."""
        field = self.opts.get_field(self.opened_by)
        opened, closed = value_of(obj, field), None if field.null else False
        assign(obj, field, closed)
        return {self.opened_by: [closed, opened]}

    def needs_another(self, request: HttpRequest, stored: Any, obj: Any) -> bool:
        """Whether the form would show words that this person wrote: now, or last before."""
        if not self.opened_by or not is_approved(obj) or request.user.may_approve_own:
            return False
        return stored is None or stored.updated_by_id == request.user.pk or says_otherwise(stored, obj, self.opened_by)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if not hasattr(request, "proposed"):
            super().save_related(request, form, formsets, change)
            return
        stored, changes = request.proposed
        request.are_lines_changed = any(formset.has_changed() for formset in formsets)
        for formset in formsets:
            if formset.model in self.parts and DELETION not in changes:
                changes |= changes_of_lines(stored, formset)
            elif formset.model not in self.parts:
                self.save_formset(request, form, formset, change)

    def is_pressed(self, request: HttpRequest, name: str) -> bool:
        """Whether the button of that name sent the form."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}" in request.POST

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Lines that the public reads by themselves are proposed; what has no public side is saved."""
        page = self.admin_site._registry.get(formset.model)
        if getattr(page, "takes_proposals", False):
            for line in formset.forms:
                if line.instance.pk and line.has_changed():
                    self.propose_line(request, line)
        super().save_formset(request, form, formset, change)

    def propose_line(self, request: HttpRequest, line: Any) -> None:
        """Send what an inline's form says to a second person where the public reads the record; the form changes nothing."""
        stored = type(line.instance)._base_manager.get(pk=line.instance.pk)
        if is_approved(stored):
            changes = changes_of_form(stored, line.instance, line)
            line.has_changed = lambda: False
            if changes:
                propose(stored, changes, by=request.user, reason=self.reason(request))
                messages.success(request, f"{stored}: {SENT}")

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        if hasattr(request, "proposed"):
            return "Gửi đề nghị sửa." if request.proposed[1] else "Không sửa gì."
        return super().construct_change_message(request, form, formsets, add)

    def reason(self, request: HttpRequest) -> str:
        """Why the change is proposed: what stands in the box below the form."""
        return nfc(request.POST.get(FIELD, "").replace("\0", "")).strip()[:1000]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        self.show_later(request)
        self.keep_note(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """After a proposal: to the page where its fate is told."""
        self.show_later(request)
        note = None if getattr(request, "proposed", (None, {}))[1] else self.keep_note(request, obj)
        if self.is_locked(request, obj) and not hasattr(request, "step_taken"):
            messages.success(request, "Đã gửi lời nhắn.") if note else messages.error(request, LOCKED)
            return self.back_to(obj)
        if not hasattr(request, "proposed"):
            return super().response_change(request, obj)
        stored, changes = request.proposed
        if changes:
            proposal = propose(stored, changes, by=request.user, reason=self.reason(request))
            messages.success(request, SENT)
            return HttpResponseRedirect(reverse("admin:approval_proposedchange_change", args=[proposal.pk]))
        if not note and not getattr(request, "are_lines_changed", False):
            messages.info(request, NOTHING)
        return self.back_to(stored)

    def back_to(self, record: Any) -> HttpResponse:
        """To the record's own page."""
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])
        )

    def show_later(self, request: HttpRequest) -> None:
        """Propose to show what was saved hidden, because its writer may not show it alone."""
        record, changes = getattr(request, "to_be_shown", (None, {}))
        if record is not None:
            propose(record, changes, by=request.user)
            messages.warning(request, SHOWN_LATER)

    # --- Lists ------------------------------------------------------------------------------------

    def has_decide_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person decides about changes of this kind."""
        return request.user.has_perm(right_to_decide(self.opts.concrete_model))


def says_otherwise(stored: Any, obj: Any, but: str) -> bool:
    """Whether the two versions of a record differ in more than one field."""
    names = [field.attname for field in stored._meta.concrete_fields if field.editable and field.name != but]
    return any(getattr(stored, name) != getattr(obj, name) for name in names)
