"""The page of a fund's year: its account."""

from functools import cached_property

from django.views.generic import DetailView

from frontportal.page_cache.remembered import remembered
from welfare.ledger.account import YearAccount, ask_together
from welfare.ledger.models.fund_year import FundYear
from welfare.ledger.tables.months import legend, month_rows, month_table, note

from .. import account_tables
from ..funds import presentation as fund_tables
from ..provisional.presentation import newest_lines as provisional
from ..provisional.presentation import with_provisional
from ..year_page import BooksMixin


@remembered()
def account_view(year: int) -> dict:
    """What the page shows of a year's account, `all_books` besides: the years of the main fund, the newest first; these
    alone for a year without books. Nobody may change any of it."""
    all_books = list(with_provisional(FundYear.objects.public().with_totals()))
    books = next((each for each in all_books if each.year == year), None)
    if books is None:
        return {"all_books": all_books}
    account = YearAccount(books)
    before = next((YearAccount(each) for each in all_books if each.year == year - 1), None)
    ask_together(account, before)
    return {
        "all_books": all_books,
        "account": account,
        "amount_texts": account_tables.amount_texts(account),
        "plan": fund_tables.plan(account),
        "balance": account_tables.balance(account),
        "joined": account_tables.joined(books),
        "months": month_rows(account, before),
        "month_table": month_table(account),
        "months_legend": legend(account, before),
        "months_note": note(account),
        "purposes": account_tables.purposes(account),
        "communes": account_tables.communes(account),
        "files": fund_tables.files(year),
        "provisional": provisional(books, all_books[0]),
    }


class FundYearView(BooksMixin, DetailView):
    model = FundYear
    template_name = "welfare/fundyear_detail.html"
    page_name = "fund-year"

    @cached_property
    def account_view(self) -> dict:
        return account_view(self.kwargs["year"])

    @cached_property
    def all_books(self) -> list[FundYear]:
        return self.account_view["all_books"]

    def get_object(self, queryset=None):
        return self.books

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | self.account_view
