"""The three screens of an import, in the place of the form that adds a statement: upload, look, confirm."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from frontportal.kit.values.money import dong
from welfare.funds.models.bank_account import BankAccount
from welfare.statements import presentation as statements_presentation
from welfare.statements.models.upload import Upload
from welfare.statements.uploads import actions

from . import presentation
from .forms import UploadForm


class UploadMixin:
    """For StatementAdmin."""

    def get_urls(self):
        looked = self.admin_site.admin_view(self.upload_view)
        return [path("nap/<int:key>/", looked, name="statements_statement_upload"), *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """The first screen: which file, of which account."""
        self.must_add(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            upload = actions.receive(form.cleaned_data["file"], account=form.cleaned_data["account"], by=request.user)
            return HttpResponseRedirect(address(upload))
        waiting = Upload.objects.undecided().select_related("created_by")[:20]
        return self.screen(
            request,
            "upload",
            title="Tải lên sao kê ngân hàng",
            form=form,
            waiting=waiting,
            MOST=actions.MOST_BYTES >> 20,
        )

    def upload_view(self, request, key):
        """The second screen, whatever the upload waits for; posting confirms or cancels."""
        self.must_add(request)
        upload = actions.refresh(get_object_or_404(Upload.objects.select_related("account", "statement"), pk=key))
        if request.method == "POST":
            return self.decide(request, upload)
        if upload.state == Upload.State.STORED:
            messages.success(request, f"Đã nhập {dong(upload.statement.new)} dòng nhập mới.")
            return HttpResponseRedirect(reverse("admin:statements_statement_change", args=[upload.statement_id]))
        return self.look(request, upload)

    def look(self, request, upload, ticked=(), faults=()):
        """`ticked`: codes of the questions answered with yes, when the page is shown again with its `faults`."""
        preview = shown(upload.report) if upload.report else {}
        given = {"upload": upload, "ticked": ticked, "faults": faults} | preview
        return self.screen(request, "upload_look", title=f"Sao kê {upload.file_name}", **given)

    def decide(self, request, upload):
        """What was answered is kept where another question is still open."""
        if "cancel" in request.POST:
            done = actions.cancel(upload, by=request.user)
            messages.info(request, "Đã huỷ, không có gì được lưu." if done else "Tệp này không còn huỷ được.")
        elif "confirm" in request.POST:
            ticked = request.POST.getlist("accept")
            try:
                begun = actions.confirm(upload, by=request.user, accepted=ticked)
            except ValidationError as error:
                return self.look(request, upload, ticked, error.messages)
            if not begun:
                messages.info(
                    request, "Tệp này đã được xác nhận hoặc không còn chờ xác nhận; không có gì được nhập thêm."
                )
        return HttpResponseRedirect(address(upload))

    def screen(self, request, name, **context):
        context |= self.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(request, f"admin/statements/statement/{name}.html", context)

    def must_add(self, request) -> None:
        if not self.has_add_permission(request):
            raise PermissionDenied


def address(upload: Upload) -> str:
    return reverse("admin:statements_statement_upload", args=[upload.pk])


def shown(report: dict) -> dict:
    """What a preview tells, in the shape of the templates."""
    account = BankAccount.objects.get(pk=report["account"])
    return {
        "report": report,
        "doubt": presentation.doubt(report["layout"], account),
        "source": presentation.source(report, account),
        "badge": statements_presentation.badge(report),
        "kind": statements_presentation.kind(report["proof"]),
        "why": report["proof"]["why"],
        "totals": statements_presentation.totals(report),
        "spans": statements_presentation.spans(report["proof"]),
        "breaks": statements_presentation.breaks(report["proof"]),
        "days": statements_presentation.days(report["proof"]),
        "conflicts": statements_presentation.conflicts(report["conflicts"]),
        "aside": statements_presentation.set_aside(report["set_aside"], report["aside"]),
        "first": presentation.first_rows(report["first"]),
    }
