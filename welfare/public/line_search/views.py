"""`/quy-vi-nguoi-ngheo/sao-ke/tim/`: the public's search of statement lines."""

import re
from datetime import date

from django.conf import settings
from django.http import Http404
from django.views.generic import TemplateView

from welfare.funds.models.bank_account import BankAccount
from welfare.statements.line_search.engine import LAST_ID, Cursor, SearchTooBroadError, find

from . import presentation
from .forms import LineForm

AFTER = re.compile(r"(\d{4}-\d\d-\d\d)\.(\d{1,18})")
TOO_BROAD = "Câu hỏi quá rộng, tìm chưa xong. Hãy ghi thêm từ, số tiền hoặc ngày."


class LineSearch(TemplateView):
    template_name = "welfare/line_search.html"

    def get_context_data(self, **kwargs):
        known = presentation.public_words()
        form = LineForm(self.request.GET, known=known)
        if not form.is_asked:
            form = LineForm(None, known=known)
        answer = self.answer(form, known) if form.is_bound and form.is_valid() else {}
        return super().get_context_data(form=form, asked=form.is_bound, **answer, **kwargs)

    def answer(self, form: LineForm, known) -> dict:
        accounts = BankAccount.objects.filter(fund__is_main=True).values_list("pk", flat=True)
        try:
            found = find(form.question(tuple(accounts)), after=self.after(), seconds=settings.SEARCH_SECONDS)
        except SearchTooBroadError:
            return {"too_broad": TOO_BROAD}
        table = presentation.table(presentation.lines_of(found), known, form.words_to_be_read)
        return {
            "page": {"after": f"{found.after.day}.{found.after.id}" if found.after else ""},
            "table": table,
            "counted": presentation.counted(found, len(table["rows"])),
        }

    def after(self) -> Cursor | None:
        """The place of `?sau=2024-10-12.345`; 404 for anything else."""
        given = self.request.GET.get("sau")
        if not given:
            return None
        try:
            day, key = AFTER.fullmatch(given).groups()
            return Cursor(date.fromisoformat(day), min(int(key), LAST_ID))
        except (AttributeError, ValueError):
            raise Http404("Không có trang này.") from None
