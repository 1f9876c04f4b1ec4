"""All funds of the committee, and the years of those beside the main one."""

from functools import cached_property

from django.urls import reverse
from django.views.generic import TemplateView

from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.kit.web.paging import keyset_page
from welfare.ledger.account import YearAccount
from welfare.ledger.models.fund_year import FundYear
from welfare.ledger.tables.months import month_table, note

from . import files, presentation
from .downloads import DownloadView, NoticeView
from .one_year import OneYearMixin

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


class OfAFundMixin(OneYearMixin):
    """One year of a fund that is not the main one."""

    @cached_property
    def all_books(self) -> list[FundYear]:
        found = list(FundYear.objects.published_of_others().filter(fund__slug=self.kwargs["slug"]).order_by("-year"))
        if not found:
            raise NotFoundWithReason("Không có quỹ này, hoặc sổ của quỹ chưa công khai.")
        return found

    @property
    def fund_words(self) -> str:
        return self.all_books[0].fund.name

    def address_of(self, year: int) -> str:
        return reverse("welfare:fund-books", args=[self.kwargs["slug"], year])


class FundBooks(OfAFundMixin, TemplateView):
    """`?thu=` and `?chi=` turn the pages of its two rolls."""

    template_name = "welfare/fund_books.html"

    def get_context_data(self, **kwargs):
        books, account = self.books, YearAccount(self.books)
        years = sorted(each.year for each in self.all_books)
        before = next((YearAccount(each) for each in self.all_books if each.year == books.year - 1), None)
        return super().get_context_data(**kwargs) | {
            "books": books,
            "trail": [{"label": HERE, "url": reverse("welfare:funds")}, {"label": f"{books.fund} năm {books.year}"}],
            "years": [{"label": each, "url": self.address_of(each), "current": each == books.year} for each in years],
            "plan": presentation.plan(account) if books.target else None,
            "balance": presentation.balance(account, before),
            "communes": presentation.communes(account),
            "files": presentation.files(books.year, books.fund.slug),
            **self.tables_of(account),
        }

    def tables_of(self, account: YearAccount) -> dict:
        asked = self.request.GET
        received = keyset_page(account.contributions.select_related("unit__parent"), asked.get("thu"), size=SIZE)
        spent = keyset_page(account.disbursements.select_related("unit__parent"), asked.get("chi"), size=SIZE)
        return {
            "lead": presentation.lead(account),
            "purposes": presentation.purposes(account),
            "months": month_table(account),
            "months_note": note(account),
            "contributions": presentation.contributions(received.items),
            "disbursements": presentation.disbursements(spent.items),
            "pages": {"thu": received, "chi": spent},
        }


class FundDownload(OfAFundMixin, DownloadView):
    tables = staticmethod(files.tables_of_books)


class FundNotice(OfAFundMixin, NoticeView):
    pass
