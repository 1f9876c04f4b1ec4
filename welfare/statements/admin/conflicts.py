"""Rows that contradict what is stored, on a page of their own: one person proposes what becomes of them, another confirms."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import typed_number
from welfare.statements.import_hooks import run_after_import
from welfare.statements.models.conflict_decision import ConflictDecision
from welfare.statements.models.statement import Statement
from welfare.statements.store import conflict_decisions

from . import presentation
from .forms import ConflictForm
from .readable_rows import readable

MOST = 500  # rows of which each has a box to tick; all together can be chosen whatever their number


class ConflictsMixin:
    """For StatementAdmin."""

    def get_urls(self):
        looked = self.admin_site.admin_view
        return [
            path("<int:key>/khong-khop/", looked(self.conflicts_view), name="statements_statement_conflicts"),
            path(
                "<int:key>/khong-khop/<int:decision>/", looked(self.decision_view), name="statements_statement_decision"
            ),
            *super().get_urls(),
        ]

    def conflicts_view(self, request, key):
        """The rows that wait, and what was proposed and decided; posting proposes."""
        statement = self.statement_of(request, key)
        rows = conflict_decisions.undecided(statement)
        form = ConflictForm(request.POST or None)
        if request.method == "POST":
            self.must(request, "statements.add_statement")
            if form.is_valid() and self.propose(request, statement, rows, form):
                return HttpResponseRedirect(request.path)
        decisions = statement.conflict_decisions.select_related("proposed_by", "decided_by")
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": "Dòng không khớp với sao kê đã nhập", "statement": statement, "form": form,
            "rows": presentation.undecided(readable(statement, rows[:MOST])), "count": len(rows), "left": max(0, len(rows) - MOST),
            "chosen": request.POST.getlist("number"), "may_propose": request.user.has_perm("statements.add_statement"),
            "waiting": [waiting(request.user, each, statement) for each in decisions if is_open(each)],
            "done": [each for each in decisions if not is_open(each)],
        }  # fmt: skip
        return TemplateResponse(request, "admin/statements/statement/conflicts.html", context)

    def propose(self, request, statement, rows: list[dict], form) -> bool:
        chosen = {typed_number(number) for number in request.POST.getlist("number")} - {None}
        if "all" in request.POST:
            chosen = {each["number"] for each in rows}
        is_accepted = form.cleaned_data["is_accepted"] == "yes"
        try:
            conflict_decisions.propose(
                statement, chosen, is_accepted=is_accepted, reason=form.cleaned_data["reason"], by=request.user
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        messages.success(request, f"Đã đề nghị về {dong(len(chosen))} dòng; người thứ hai phải xác nhận.")
        return True

    def decision_view(self, request, key, decision):
        """Posting confirms or refuses a proposal."""
        if request.method != "POST":
            raise Http404("Không có trang này.")
        statement = self.statement_of(request, key)
        proposal = get_object_or_404(ConflictDecision, pk=decision, statement=statement)
        try:
            if "confirm" in request.POST:
                self.confirm_decision(request, proposal)
            elif "refuse" in request.POST and may_refuse(request.user, proposal):
                conflict_decisions.refuse(proposal, by=request.user)
                messages.success(request, "Đã từ chối; các dòng lại chờ quyết định.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("admin:statements_statement_conflicts", args=[key]))

    def confirm_decision(self, request, proposal) -> None:
        self.must(request, "statements.decide_statement")
        stored = conflict_decisions.confirm(proposal, by=request.user)
        run_after_import(proposal.statement_id, by=request.user)
        messages.success(
            request,
            f"Đã xác nhận: ghi thêm {dong(stored)} dòng." if stored else "Đã xác nhận: các dòng không được ghi.",
        )

    def statement_of(self, request, key: int) -> Statement:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request).defer(None), pk=key)

    def must(self, request, permission: str) -> None:
        if not request.user.has_perm(permission):
            raise PermissionDenied


def waiting(user, proposal, statement: Statement) -> dict:
    """A proposal with the rows that it is about: nobody confirms what he can't read."""
    numbers = set(proposal.numbers)
    rows = [each for each in statement.conflicts if each["number"] in numbers]
    return {
        "proposal": proposal, "rows": presentation.undecided(readable(statement, rows[:MOST])),
        "left": max(0, len(rows) - MOST),
        "may_confirm": may_confirm(user, proposal), "may_refuse": may_refuse(user, proposal),
    }  # fmt: skip


def is_open(proposal) -> bool:
    return proposal.state == proposal.State.PROPOSED


def may_confirm(user, proposal) -> bool:
    return is_open(proposal) and proposal.proposed_by_id != user.pk and user.has_perm("statements.decide_statement")


def may_refuse(user, proposal) -> bool:
    """Whoever may confirm; and whoever proposed it takes it back."""
    is_own = is_open(proposal) and proposal.proposed_by_id == user.pk
    return is_own or may_confirm(user, proposal)
