"""Contributions and disbursements of a year."""

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from frontportal.kit.web.paging import keyset_page
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.entry_sum import EntrySum

from .. import tables
from ..filters import ContributionFilter, DisbursementFilter
from ..year_page import YearListView


class EntryListView(YearListView):
    """Confirmed entries of the main fund, by keys: a year may have very many."""

    def get_queryset(self):
        return super().get_queryset().confirmed().filter(fund=self.books.fund_id).select_related("fund")

    def get_page(self, records):
        page = keyset_page(records, self.request.GET.get("sau"), size=self.size)
        return page, page.items

    def listing(self) -> dict:
        return super().listing() | self.totals()

    def totals(self) -> dict:
        """From the books' sums, but where words narrow the list, of which no sums are kept."""
        if self.form.data.get("q"):
            return self.object_list.order_by().aggregate(total=Sum("amount"), entries=Count("pk"))
        sums = EntrySum.objects.of(self.model).confirmed().in_year(self.books.year).filter(fund=self.books.fund_id)
        return self.form.narrow(sums).aggregate(total=Sum("amount"), entries=Coalesce(Sum("entries"), 0))


class Contributions(EntryListView):
    model = Contribution
    template_name = "welfare/contribution_list.html"
    page_name = "contributions"
    table = staticmethod(tables.contributions)
    filter_form = ContributionFilter


class Disbursements(EntryListView):
    model = Disbursement
    template_name = "welfare/disbursement_list.html"
    page_name = "disbursements"
    filter_form = DisbursementFilter
    table = staticmethod(tables.disbursements)

    def get_queryset(self):
        return super().get_queryset().select_related("gift_round", "house", "livelihood")
