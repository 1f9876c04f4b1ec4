"""The public pages of the statements: which there are of a year, and what each of them proves. No line is shown here."""

from django.db.models import Sum
from django.views.generic import DetailView, ListView

from frontportal.kit.web.paging import numbered_page
from welfare.statements import presentation as statements_presentation
from welfare.statements.models.statement import Statement

from ..year_page import BooksMixin
from . import presentation


class StatementsOfYear(BooksMixin, ListView):
    model = Statement
    template_name = "welfare/statement_list.html"
    page_name = "statements"

    def get_queryset(self):
        return Statement.objects.public().touching(self.books.year).defer("proof")

    def get_context_data(self, **kwargs):
        page = numbered_page(self.object_list, self.request.GET.get("trang"), size=50)
        found = list(page.object_list)
        return super().get_context_data(object_list=found, **kwargs) | {
            "page": page,
            "table": presentation.listed(found),
            "lines": self.object_list.order_by().aggregate(total=Sum("new"))["total"] or 0,
        }


class StatementView(DetailView):
    model = Statement
    template_name = "welfare/statement_detail.html"

    def get_queryset(self):
        return Statement.objects.public().select_related("account__fund")

    def get_context_data(self, **kwargs):
        statement = self.object
        return super().get_context_data(**kwargs) | {
            "year": statement.last_day.year,
            "badge": statements_presentation.badge(statement),
            "why": statement.proof["why"],
            "facts": presentation.facts(statement),
            "totals": statements_presentation.totals(vars(statement)),
            "spans": statements_presentation.spans(statement.proof),
            "breaks": statements_presentation.breaks(statement.proof),
            "days": statements_presentation.days(statement.proof),
        }
