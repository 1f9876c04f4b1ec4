"""The public pages of the fund's years. Everything shown is confirmed, and nobody is named without consent."""

from functools import cached_property

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, ListView, RedirectView, View

from frontportal.kit.paging import keyset_page, numbered_page
from frontportal.places.models import Unit

from . import open_data, presentation
from .account import Account
from .models import Contribution, Disbursement, FundYear, Gift, House, Livelihood


class NewestYear(RedirectView):
    def get_redirect_url(self):
        return get_newest().get_absolute_url()


def get_newest() -> FundYear:
    newest = FundYear.objects.public().first()
    if newest is None:
        raise Http404("Chưa có sổ quỹ nào.")
    return newest


class BooksMixin:
    """A page of one year of the main fund; 404 for a year without books."""

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
        years = [
            {
                "label": str(books.year),
                "url": reverse(self.request.resolver_match.view_name, args=[books.year]),
                "current": books == self.books,
            }
            for books in reversed(self.all_books)
            if "code" not in self.kwargs
        ]
        return super().get_context_data(**kwargs) | {"books": self.books, "year": self.books.year, "years": years}


class FundYearView(BooksMixin, DetailView):
    model = FundYear

    def get_object(self, queryset=None):
        return self.books

    def get_context_data(self, **kwargs):
        account = Account(self.books)
        return super().get_context_data(**kwargs) | {
            "account": account,
            "plan": presentation.plan(account),
            "balance": presentation.balance(account),
            "months": presentation.months(account),
            "purposes": presentation.purposes(account),
            "communes": presentation.communes(account),
            "files": presentation.files(self.books.year),
        }


class YearListView(BooksMixin, ListView):
    """Records of the year, of one commune when `?xa=` names it; a page of them is turned into a table."""

    table = None
    size = 50

    @cached_property
    def commune(self) -> Unit | None:
        """The unit that `?xa=` names as it was in the year; 404 for a name that no unit bears."""
        code = self.request.GET.get("xa", "")[:60]
        units = Unit.objects.communes().in_year(self.books.year)
        return get_object_or_404(units, code=code) if code else None

    def get_queryset(self):
        records = super().get_queryset().in_year(self.books.year)
        return records.within(self.commune) if self.commune else records

    def get_page(self, records):
        return numbered_page(records, self.request.GET.get("trang"), size=self.size)

    def get_context_data(self, **kwargs):
        self.object_list = self.object_list.select_related("unit__parent")
        page = self.get_page(self.object_list)
        records = page.items if hasattr(page, "after") else page.object_list
        return super().get_context_data(object_list=records, **kwargs) | {
            "page": page,
            "table": self.table(records),
            "commune": self.commune,
            "communes": Unit.objects.communes().served().in_year(self.books.year).alphabetical(),
        }


class EntryListView(YearListView):
    """Confirmed entries of the main fund, by keys: a year may have very many."""

    def get_queryset(self):
        return super().get_queryset().confirmed().filter(fund=self.books.fund_id)

    def get_page(self, records):
        return keyset_page(records, self.request.GET.get("sau"), size=self.size)

    def get_context_data(self, **kwargs):
        return super().get_context_data(total=self.object_list.total(), **kwargs)


class Contributions(EntryListView):
    model = Contribution
    table = staticmethod(presentation.contributions)

    def get_queryset(self):
        self.words = " ".join(self.request.GET.get("q", "")[:100].replace("\0", "").split())
        found = super().get_queryset().select_related("reverses")
        return found.found_by(self.words) if self.words else found

    def get_context_data(self, **kwargs):
        return super().get_context_data(words=self.words, **kwargs)


class Disbursements(EntryListView):
    model = Disbursement
    table = staticmethod(presentation.disbursements)

    def get_queryset(self):
        return super().get_queryset().select_related("gift_round", "house", "livelihood", "reverses")


class Houses(YearListView):
    model = House
    table = staticmethod(presentation.houses)

    def get_queryset(self):
        return super().get_queryset().supported().order_by("code")


class HouseView(BooksMixin, DetailView):
    model = House
    slug_field = slug_url_kwarg = "code"

    def get_queryset(self):
        return House.objects.supported().in_year(self.books.year).select_related("unit__parent")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            lines=presentation.lines(self.object), facts=presentation.house_facts(self.object), **kwargs
        )


class Livelihoods(YearListView):
    model = Livelihood
    table = staticmethod(presentation.livelihoods)

    def get_queryset(self):
        return super().get_queryset().order_by("-date", "code")


class Gifts(BooksMixin, ListView):
    model = Gift

    def get_queryset(self):
        return (
            Gift.objects.of_year(self.books.year)
            .select_related("round", "unit__parent")
            .order_by("round__date", "round__name")
        )

    def get_context_data(self, **kwargs):
        gifts = list(self.object_list)
        return super().get_context_data(object_list=gifts, **kwargs) | presentation.gifts(gifts)


class Download(BooksMixin, View):
    """The year's public data: `xlsx` and `json` hold every table, `<table>.csv` one of them."""

    def get(self, request, year, form, table=None):
        tables = open_data.tables(self.books)
        chosen = [each for each in tables if table in (None, each.slug)]
        write = open_data.FORMATS.get(form)
        if write is None or not chosen or (form == "csv") != (table is not None):
            raise Http404("Không có tệp này.")
        content_type, content = write(chosen, self.books)
        name = f"quy-vi-nguoi-ngheo-{year}{f'-{table}' if table else ''}.{form}"
        return HttpResponse(
            content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )
