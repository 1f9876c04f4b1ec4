"""The page of a fund's year: its account."""

from functools import cached_property

from django.views.generic import DetailView

from welfare.ledger.account import YearAccount
from welfare.ledger.models.fund_year import FundYear

from .. import account_tables
from ..provisional.presentation import newest_lines as provisional
from ..provisional.presentation import with_provisional
from ..year_page import BooksMixin


class FundYearView(BooksMixin, DetailView):
    model = FundYear
    template_name = "welfare/fundyear_detail.html"
    page_name = "fund-year"

    @cached_property
    def all_books(self) -> list[FundYear]:
        return list(with_provisional(FundYear.objects.public().with_totals()))

    def get_object(self, queryset=None):
        return self.books

    def get_context_data(self, **kwargs):
        account = YearAccount(self.books)
        return super().get_context_data(**kwargs) | {
            "account": account,
            "amount_texts": account_tables.amount_texts(account),
            "plan": account_tables.plan(account),
            "balance": account_tables.balance(account),
            "joined": account_tables.joined(self.books),
            "months": account_tables.months(account),
            "purposes": account_tables.purposes(account),
            "communes": account_tables.communes(account),
            "files": account_tables.files(self.books.year),
            "provisional": provisional(self.books, self.all_books[0]),
        }
