"""All funds of the committee, and the years of those beside the main one."""

from django.urls import reverse
from django.views.generic import TemplateView

from frontportal.kit.web.not_found import NotFoundBecause, no_such_year
from frontportal.kit.web.paging import keyset_page
from welfare.ledger.account import YearAccount
from welfare.ledger.models.fund_year import FundYear
from welfare.ledger.tables.months import month_table, note

from . import presentation

HERE = "Các quỹ"
SIZE = 50


class Funds(TemplateView):
    """Every fund's years whose opening two persons stand for."""

    template_name = "welfare/funds.html"

    def get_context_data(self, **kwargs):
        books = FundYear.objects.published().with_closing().order_by("-fund__is_main", "fund__name", "-year")
        return super().get_context_data(**kwargs) | {
            "trail": [{"label": HERE}],
            "table": presentation.list_of_books(list(books)),
        }


class FundBooks(TemplateView):
    """One year of a fund that is not the main one; `?thu=` and `?chi=` turn the pages of its two rolls."""

    template_name = "welfare/fund_books.html"

    def get_context_data(self, *, slug: str, year: int, **kwargs):
        all_books = list(FundYear.objects.published().filter(fund__slug=slug, fund__is_main=False).order_by("-year"))
        if not all_books:
            raise NotFoundBecause("Không có quỹ này, hoặc sổ của quỹ chưa công khai.")
        years = {books.year: books for books in all_books}
        if year not in years:
            raise no_such_year(
                f"{all_books[0].fund} không có sổ của năm {year}.", year, years, lambda each: address(slug, each)
            )
        return super().get_context_data(**kwargs) | {
            "books": years[year],
            "trail": [{"label": HERE, "url": reverse("welfare:funds")}, {"label": f"{years[year].fund} năm {year}"}],
            "years": [{"label": each, "url": address(slug, each), "current": each == year} for each in sorted(years)],
            **self.tables_of(YearAccount(years[year])),
        }

    def tables_of(self, account: YearAccount) -> dict:
        asked = self.request.GET
        received = keyset_page(account.contributions.select_related("unit__parent"), asked.get("thu"), size=SIZE)
        spent = keyset_page(account.disbursements.select_related("unit__parent"), asked.get("chi"), size=SIZE)
        return {
            "lead": presentation.lead(account),
            "balance": presentation.balance(account),
            "purposes": presentation.purposes(account),
            "months": month_table(account),
            "months_note": note(account),
            "contributions": presentation.contributions(received.items),
            "disbursements": presentation.disbursements(spent.items),
            "pages": {"thu": received, "chi": spent},
        }


def address(slug: str, year: int) -> str:
    return reverse("welfare:fund-books", args=[slug, year])
