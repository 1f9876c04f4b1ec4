"""The page of a fund's year: its account."""

from functools import cached_property

from django.views.generic import DetailView

from frontportal.page_cache.remembered import remembered
from welfare.ledger.account import YearAccount
from welfare.ledger.models.fund_year import FundYear

from .. import account_tables
from ..provisional.presentation import newest_lines as provisional
from ..provisional.presentation import with_provisional
from ..year_page import BooksMixin


@remembered()
def years_with_totals() -> list[FundYear]:
    """The years of the main fund with their totals, the newest first. Nobody may change them."""
    return list(with_provisional(FundYear.objects.public().with_totals()))


@remembered()
def account_view(year: int) -> dict:
    """What the page shows of a year's account."""
    books = next(each for each in years_with_totals() if each.year == year)
    account = YearAccount(books)
    return {
        "account": account,
        "amount_texts": account_tables.amount_texts(account),
        "plan": account_tables.plan(account),
        "balance": account_tables.balance(account),
        "joined": account_tables.joined(books),
        "months": account_tables.months(account),
        "purposes": account_tables.purposes(account),
        "communes": account_tables.communes(account),
        "files": account_tables.files(year),
        "provisional": provisional(books, years_with_totals()[0]),
    }


class FundYearView(BooksMixin, DetailView):
    model = FundYear
    template_name = "welfare/fundyear_detail.html"
    page_name = "fund-year"

    @cached_property
    def all_books(self) -> list[FundYear]:
        return years_with_totals()

    def get_object(self, queryset=None):
        return self.books

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | account_view(self.books.year)
