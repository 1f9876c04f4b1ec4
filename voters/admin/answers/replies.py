"""Written answers: each by itself, and letters that answer many petitions."""

from django.contrib import admin
from django.db.models import Count
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frontportal.approval.admin.proposing import ProposingAdmin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.closed_files.admin import ClosedFileMixin
from frontportal.places.filters import CommuneFilter
from voters.models.document import ReplyDocument
from voters.models.reply import Reply
from voters.replies.resources import ReplyResource
from voters.replies.versions import versions_of
from voters.workflow import ANSWERED

from .scans import AttachScanPage, signature_lines


@admin.register(Reply)
class ReplyAdmin(AttachScanPage, ProposingAdmin, RecordAdmin):
    """All written answers in one list; they are added on the page of their petition."""

    resource_classes = [ReplyResource]
    list_display = ["number", "signed_on", "petition", "reply_class", "promised_on", "signer"]
    list_display_links = ["number", "signed_on"]
    list_filter = ["reply_class", "signed_on", CommuneFilter]
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

    def has_import_permission(self, request):
        """A sheet adds replies and moves their petitions."""
        return request.user.has_perms(["voters.add_reply", "voters.change_reply", "voters.change_petition"])

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
class ReplyDocumentAdmin(ClosedFileMixin, ProposingAdmin, RecordAdmin):
    """A letter for one petition or many: a correction of its number, day or signer is one of all its answers."""

    closed_file = "file"
    list_display = ["number", "signed_on", "agency", "signer", "answers"]
    list_display_links = ["number", "signed_on"]
    list_filter = ["agency", "signed_on"]
    list_select_related = ["agency"]
    search_fields = ["number", "signer"]
    date_hierarchy = "signed_on"
    ordering = ["-signed_on", "-pk"]
    readonly_fields = ["agency", "answers", "signature_lines"]
    fields = ["agency", "number", "signed_on", "signer", "file", "file_link", "signature_lines", "answers"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(reply_count=Count("replies"))

    def has_add_permission(self, request):
        """Added in the list of petitions, with what it says to each."""
        return False

    def closed_file_name(self, record) -> str:
        return f"van-ban-{record.pk}"

    @admin.display(description="kiến nghị được trả lời", ordering="reply_count")
    def answers(self, document) -> str:
        keys = ",".join(str(key) for key in document.replies.values_list("petition", flat=True)[:200])
        url = f"{reverse('admin:voters_petition_changelist')}?pk__in={keys}"
        return format_html('<a href="{}">{}</a>', url, document.reply_count)

    @admin.display(description="chữ ký số")
    def signature_lines(self, document) -> SafeString | str:
        return signature_lines(document)
