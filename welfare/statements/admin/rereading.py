"""The kept file of a statement read again: what would differ, proposed by one person and confirmed by another."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from frontportal.kit.values.money import dong
from welfare.statements.import_hooks import run_after_import
from welfare.statements.store import rereading

from . import presentation
from .conflicts import may_confirm, may_refuse
from .forms import RereadingForm
from .readable_rows import readable


class RereadingMixin:
    """For StatementAdmin, which has `statement_of` and `must` from DecidingConflicts."""

    def get_urls(self):
        looked = self.admin_site.admin_view(self.rereading_view)
        return [path("<int:key>/doc-lai/", looked, name="statements_statement_reread"), *super().get_urls()]

    def rereading_view(self, request, key):
        """The difference, read anew; posting proposes, confirms or refuses."""
        statement = self.statement_of(request, key)
        waiting = statement.rereadings.open().select_related("proposed_by").first()
        form = RereadingForm(request.POST if "propose" in request.POST else None)
        if request.method == "POST" and self.acted(request, statement, waiting, form):
            return HttpResponseRedirect(request.path)
        found, fault = {}, ""
        if waiting:
            found = waiting.difference
        elif "xem" in request.GET:
            try:
                found = rereading.difference(statement)
            except ValidationError as error:
                fault = " ".join(error.messages)
        found = found | {name: readable(statement, found[name]) for name in ("gone_rows", "come_rows") if found}
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": "Đọc lại tệp", "statement": statement, "form": form, "waiting": waiting,
            "found": presentation.rereading(found) if found else None, "fault": fault,
            "sentence": rereading.difference_text(found) if found else "",
            "may_propose": found and request.user.has_perm("statements.add_statement"),
            "may_confirm": waiting and may_confirm(request.user, waiting),
            "may_refuse": waiting and may_refuse(request.user, waiting),
            "done": statement.rereadings.exclude(state="proposed").select_related("proposed_by", "decided_by"),
        }  # fmt: skip
        return TemplateResponse(request, "admin/statements/statement/rereading.html", context)

    def acted(self, request, statement, waiting, form) -> bool:
        """Whether something was done, or refused with a message."""
        try:
            if "propose" in request.POST:
                self.must(request, "statements.add_statement")
                if not form.is_valid():
                    return False
                rereading.propose(statement, reason=form.cleaned_data["reason"], by=request.user)
                messages.success(request, "Đã đề nghị; người thứ hai phải xác nhận.")
            elif waiting and "confirm" in request.POST:
                self.must(request, "statements.decide_statement")
                count = rereading.confirm(waiting, by=request.user)
                run_after_import(statement.pk, by=request.user)
                messages.success(request, f"Đã đọc lại tệp: {dong(count)} dòng được thay.")
            elif waiting and "refuse" in request.POST and may_refuse(request.user, waiting):
                rereading.refuse(waiting, by=request.user)
                messages.success(request, "Đã từ chối đề nghị đọc lại.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return True
