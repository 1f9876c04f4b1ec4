"""The file of a letter: what its digital signatures say, and the page that gives one to an answer recorded without."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from unfold.decorators import action
from unfold.widgets import UnfoldAdminFileFieldWidget

from frontportal.kit.records.db_errors import translate_db_errors
from voters.models.document import ReplyDocument
from voters.replies.letters import attach_scan


def signature_lines(document: ReplyDocument) -> SafeString | str:
    """Three things about each signature, for staff."""
    check = document.signature_check
    if check is None:
        return "Chưa kiểm tra." if document.file else "–"
    signed = [each.staff_lines for each in check.signatures]
    return render_to_string("parts/_signatures.html", {"sentence": check.sentence, "signed": signed})


class ScanForm(forms.Form):
    file = ReplyDocument._meta.get_field("file").formfield(widget=UnfoldAdminFileFieldWidget, required=True)


class AttachScanPage:
    """For the ModelAdmin of answers."""

    actions_detail = ["attach_scan"]

    def has_attach_scan_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("voters.change_replydocument")

    def get_actions_detail(self, request, object_id):
        """No button where there is a letter already, or none was ever written."""
        reply = self.get_object(request, str(object_id))
        has_none = reply is not None and not reply.document_id and not reply.meeting_id
        buttons = super().get_actions_detail(request, object_id)
        return [button for button in buttons if has_none or button.method.__name__ != "attach_scan"]

    @action(description="Kèm bản chụp văn bản", url_path="ban-chup", permissions=["attach_scan"])
    def attach_scan(self, request, object_id):
        reply = self.get_object(request, str(object_id))
        if reply is None:
            raise Http404("Không có câu trả lời này.")
        form = ScanForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                with translate_db_errors():
                    document = attach_scan(reply, form.cleaned_data["file"], by=request.user)
                return redirect("admin:voters_replydocument_change", document.pk)
            except ValidationError as error:
                form.add_error(None, error.messages)
        context = {"title": "Kèm bản chụp văn bản", "reply": reply, "form": form, "opts": self.opts}
        return render(request, "admin/voters/attach_scan.html", self.admin_site.each_context(request) | context)
