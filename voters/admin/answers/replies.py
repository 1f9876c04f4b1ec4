"""Written answers: each by itself, and letters that answer many petitions."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import FileResponse, Http404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frontportal.approval.admin.proposing import ProposingAdmin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.consents.scans import MISSING
from voters.models.document import ReplyDocument
from voters.models.reply import Reply
from voters.replies.versions import versions_of
from voters.workflow import ANSWERED

from .scans import AttachScanPage, signature_lines


@admin.register(Reply)
class ReplyAdmin(AttachScanPage, ProposingAdmin, RecordAdmin):
    """All written answers in one list; they are added on the page of their petition."""

    list_display = ["number", "signed_on", "petition", "reply_class", "promised_on", "signer"]
    list_display_links = ["number", "signed_on"]
    list_filter = ["reply_class", "signed_on"]
    search_fields = ["number", "petition__folded"]
    date_hierarchy = "signed_on"
    ordering = ["-signed_on", "-pk"]
    readonly_fields = ["petition", "letter", "earlier"]
    fields = [
        "petition", "letter", "number", "signed_on", "signer", "reply_class", "promised_on", "road_map", "text",
        "withholds_earlier", "earlier",
    ]  # fmt: skip

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.petition.state in ANSWERED)

    @admin.display(description="văn bản chung")
    def letter(self, reply) -> str:
        if not reply.document:
            return "–"
        url = reverse("admin:voters_replydocument_change", args=[reply.document_id])
        return format_html('<a href="{}">{}</a>', url, reply.document)

    @admin.display(description="các bản trước")
    def earlier(self, reply) -> SafeString | str:
        """Each wording beside the one of now, with whether the public could read it."""
        versions = versions_of([reply], reply.petition).get(reply.pk, []) if reply.pk else []
        return (
            render_to_string("admin/voters/_versions.html", {"reply": reply, "versions": versions}) if versions else "–"
        )


@admin.register(ReplyDocument)
class ReplyDocumentAdmin(ProposingAdmin, RecordAdmin):
    """A letter for one petition or many: a correction of its number, day or signer is one of all its answers."""

    list_display = ["number", "signed_on", "agency", "signer", "answers"]
    list_display_links = ["number", "signed_on"]
    list_filter = ["agency", "signed_on"]
    list_select_related = ["agency"]
    search_fields = ["number", "signer"]
    date_hierarchy = "signed_on"
    ordering = ["-signed_on", "-pk"]
    readonly_fields = ["agency", "answers", "scan", "signature_lines"]
    fields = ["agency", "number", "signed_on", "signer", "file", "scan", "signature_lines", "answers"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(reply_count=Count("replies"))

    def has_add_permission(self, request):
        """Added in the list of petitions, with what it says to each."""
        return False

    def get_urls(self):
        page = self.admin_site.admin_view(self.scan_page)
        return [path("<int:object_id>/ban-chup/", page, name="voters_replydocument_scan"), *super().get_urls()]

    @admin.display(description="kiến nghị được trả lời", ordering="reply_count")
    def answers(self, document) -> str:
        keys = ",".join(str(key) for key in document.replies.values_list("petition", flat=True)[:200])
        url = f"{reverse('admin:voters_petition_changelist')}?pk__in={keys}"
        return format_html('<a href="{}">{}</a>', url, document.reply_count)

    @admin.display(description="xem bản chụp")
    def scan(self, document) -> str:
        if not document.file:
            return "–"
        if not document.file.storage.exists(document.file.name):
            return MISSING
        return format_html('<a href="{}">Tải về</a>', reverse("admin:voters_replydocument_scan", args=[document.pk]))

    @admin.display(description="chữ ký số")
    def signature_lines(self, document) -> SafeString | str:
        return signature_lines(document)

    def scan_page(self, request, object_id: int):
        """The scan, always as a file to save."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        document = self.get_object(request, str(object_id))
        if document is None or not document.file or not document.file.storage.exists(document.file.name):
            raise Http404("Không có bản chụp này.")
        name = f"van-ban-{document.pk}.{document.file.name.rpartition('.')[2].lower()}"
        response = FileResponse(document.file.open("rb"), as_attachment=True, filename=name)
        response["X-Content-Type-Options"], response["Cache-Control"] = "nosniff", "no-store"
        return response
