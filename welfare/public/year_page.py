"""What the pages of one year of the fund have in common. Everything shown is confirmed, nobody is named without consent."""

from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.views.generic import ListView, RedirectView

from frontportal.kit.web.paging import numbered_page
from frontportal.page_cache.remembered import Results
from welfare.ledger.models.fund_year import FundYear

from . import account_tables
from .filters import PlaceFilter
from .funds.one_year import OneYearMixin


class NewestYear(RedirectView):
    def get_redirect_url(self):
        return get_newest().get_absolute_url()


def get_newest() -> FundYear:
    newest = FundYear.objects.public().first()
    if newest is None:
        raise Http404("Chưa có sổ quỹ nào.")
    return newest


class BooksMixin(OneYearMixin):
    """A page of one year of the main fund. `page_name` is its URL name."""

    page_name = "fund-year"

    @cached_property
    def all_books(self) -> list[FundYear]:
        return list(FundYear.objects.public())

    def address_of(self, year: int) -> str:
        """The same list of another year."""
        return reverse(f"welfare:{self.page_name}", args=[year])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "books": self.books,
            "year": self.books.year,
            "years": account_tables.years(self.all_books, self.books, self.page_name),
            "sections": account_tables.sections(self.books, self.page_name),
        }


first_pages = Results(most=64)


class YearListView(BooksMixin, ListView):
    """Records of the year, narrowed by the filter form; a page of them is turned into a table. The first page of a list that nothing
    narrows, where most people come by, is put together once while the content is the same.
    """

    table = None
    filter_form = PlaceFilter
    size = 50

    def get_queryset(self):
        self.form = self.filter_form(self.request.GET, year=self.books.year)
        return self.form.narrow(super().get_queryset().in_year(self.books.year)).select_related("unit__parent")

    def get_page(self, records):
        page = numbered_page(records, self.request.GET.get("trang"), size=self.size)
        return page, list(page.object_list)

    def listing(self) -> dict:
        page, records = self.get_page(self.object_list)
        return {"page": page, "table": self.table(records)}

    def get_context_data(self, **kwargs):
        is_narrowed = any(self.form.data.get(name) for name in self.form.fields)
        address = self.address_of(self.books.year)
        is_first = not is_narrowed and not any(map(self.request.GET.get, ("sau", "trang")))
        listing = first_pages.get(address, self.listing) if is_first else self.listing()
        return (
            super().get_context_data(**kwargs)
            | listing
            | {"form": self.form, "narrowed": is_narrowed, "remember_as": address if is_first else ""}
        )
