"""Contributions and disbursements of a year."""

from django.db.models import Count, Sum

from frontportal.kit.web.paging import keyset_page
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement

from .. import tables
from ..filters import ContributionFilter, DisbursementFilter
from ..year_page import YearListView


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
