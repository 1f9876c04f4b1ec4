"""The public pages of the fund's years. Everything shown is confirmed, and nobody is named without consent."""

from functools import cached_property

from django.db.models import Count, Sum
from django.http import Http404, HttpResponse
from django.views.generic import DetailView, ListView, RedirectView, View

from frontportal.kit.paging import keyset_page, numbered_page

from . import open_data, presentation, tables
from .account import Account
from .forms import ContributionFilter, DisbursementFilter, PlaceFilter
from .models import Contribution, Disbursement, FundYear, Gift, House, Livelihood
from .statements.feeds.public_tables import beginning as provisional
from .trail import facts, steps


class NewestYear(RedirectView):
    def get_redirect_url(self):
        return get_newest().get_absolute_url()


def get_newest() -> FundYear:
    newest = FundYear.objects.public().first()
    if newest is None:
        raise Http404("Chưa có sổ quỹ nào.")
    return newest


class BooksMixin:
    """A page of one year of the main fund; 404 for a year without books. `page_name` is its URL name."""

    page_name = "fund-year"

    @cached_property
    def all_books(self) -> list[FundYear]:
        return list(FundYear.objects.public())

    @cached_property
    def books(self) -> FundYear:
        found = [books for books in self.all_books if books.year == self.kwargs["year"]]
        if not found:
            raise Http404("Quỹ không có sổ của năm này.")
        return found[0]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "books": self.books,
            "year": self.books.year,
            "years": presentation.years(self.all_books, self.books, self.page_name),
            "sections": presentation.sections(self.books, self.page_name),
        }


class FundYearView(BooksMixin, DetailView):
    model = FundYear
    page_name = "fund-year"

    @cached_property
    def all_books(self) -> list[FundYear]:
        return list(FundYear.objects.public().with_totals().with_provisional())

    def get_object(self, queryset=None):
        return self.books

    def get_context_data(self, **kwargs):
        account = Account(self.books)
        return super().get_context_data(**kwargs) | {
            "account": account,
            "said": presentation.said(account),
            "plan": presentation.plan(account),
            "balance": presentation.balance(account),
            "joined": presentation.joined(self.books),
            "months": presentation.months(account),
            "purposes": presentation.purposes(account),
            "communes": presentation.communes(account),
            "files": presentation.files(self.books.year),
            "provisional": provisional(self.books, self.all_books[0]),
        }


class YearListView(BooksMixin, ListView):
    """Records of the year, narrowed by the filter form; a page of them is turned into a table."""

    table = None
    filter_form = PlaceFilter
    size = 50

    def get_queryset(self):
        self.form = self.filter_form(self.request.GET, year=self.books.year)
        return self.form.narrow(super().get_queryset().in_year(self.books.year)).select_related("unit__parent")

    def get_page(self, records):
        page = numbered_page(records, self.request.GET.get("trang"), size=self.size)
        return page, list(page.object_list)

    def get_context_data(self, **kwargs):
        page, records = self.get_page(self.object_list)
        return super().get_context_data(object_list=records, **kwargs) | {
            "page": page,
            "table": self.table(records),
            "form": self.form,
            "narrowed": any(self.form.data.get(name) for name in self.form.fields),
        }


class EntryListView(YearListView):
    """Confirmed entries of the main fund, by keys: a year may have very many."""

    def get_queryset(self):
        return super().get_queryset().confirmed().filter(fund=self.books.fund_id)

    def get_page(self, records):
        page = keyset_page(records, self.request.GET.get("sau"), size=self.size)
        return page, page.items

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | self.object_list.order_by().aggregate(
            total=Sum("amount"), entries=Count("pk")
        )


class Contributions(EntryListView):
    model = Contribution
    page_name = "contributions"
    table = staticmethod(tables.contributions)
    filter_form = ContributionFilter


class Disbursements(EntryListView):
    model = Disbursement
    page_name = "disbursements"
    filter_form = DisbursementFilter
    table = staticmethod(tables.disbursements)

    def get_queryset(self):
        return super().get_queryset().select_related("gift_round", "house", "livelihood")


class Houses(YearListView):
    model = House
    page_name = "houses"
    table = staticmethod(tables.houses)

    def get_queryset(self):
        return super().get_queryset().supported().order_by("code")


class HouseView(BooksMixin, DetailView):
    model = House
    page_name = "houses"
    slug_field = slug_url_kwarg = "code"

    def get_queryset(self):
        return House.objects.supported().in_year(self.books.year).select_related("unit__parent")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            lines=tables.lines(self.object),
            facts=tables.house_facts(self.object),
            way=steps.of_aim(self.object, facts.house_done(self.object), whole=self.object.total),
            **kwargs,
        )


class Livelihoods(YearListView):
    model = Livelihood
    page_name = "livelihoods"
    table = staticmethod(tables.livelihoods)

    def get_queryset(self):
        return super().get_queryset().order_by("-date", "code")


class Gifts(BooksMixin, ListView):
    model = Gift
    page_name = "gifts"

    def get_queryset(self):
        return (
            Gift.objects.of_year(self.books.year)
            .select_related("round", "unit__parent")
            .order_by("round__date", "round__name")
        )

    def get_context_data(self, **kwargs):
        gifts = list(self.object_list)
        return super().get_context_data(object_list=gifts, **kwargs) | tables.gifts(gifts)


class Download(BooksMixin, View):
    """The year's public data: `xlsx` and `json` hold every table, `<table>.csv` one of them."""

    def get(self, request, year, form, table=None):
        found = open_data.tables(self.books)
        chosen = [each for each in found if table in (None, each.slug)]
        write = open_data.FORMATS.get(form)
        if write is None or not chosen or (form == "csv") != (table is not None):
            raise Http404("Không có tệp này.")
        content_type, content = write(chosen, self.books)
        name = f"quy-vi-nguoi-ngheo-{year}{f'-{table}' if table else ''}.{form}"
        return HttpResponse(
            content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )
