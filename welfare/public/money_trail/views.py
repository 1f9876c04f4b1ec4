"""One gift, one payment, one livelihood, one gift round: each with its way. Nobody is named without consent."""

from django.views.generic import DetailView

from welfare.assistance.gift_tables import round_table
from welfare.assistance.models.gift import GiftRound
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.suppressed import suppressed_gifts
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement

from .. import tables
from ..year_page import BooksMixin
from . import details, steps


class ContributionView(BooksMixin, DetailView):
    """A confirmed gift by its receipt, masked as in every list."""

    model = Contribution
    template_name = "welfare/contribution_detail.html"
    page_name = "contributions"
    slug_field, slug_url_kwarg = "receipt_number", "number"

    def get_queryset(self):
        entries = Contribution.objects.confirmed().in_year(self.books.year).filter(fund=self.books.fund_id)
        return entries.select_related(
            "unit__parent", "appeal", "reverses", "reversal", "condition__unit__parent", "sale__voucher"
        )

    def get_context_data(self, **kwargs):
        contribution = self.object
        return super().get_context_data(
            facts=details.contribution_details(contribution),
            way=steps.trail_of_contribution(contribution, self.books),
            **kwargs,
        )


class DisbursementView(BooksMixin, DetailView):
    model = Disbursement
    template_name = "welfare/disbursement_detail.html"
    page_name = "disbursements"
    slug_field, slug_url_kwarg = "voucher_number", "number"

    def get_queryset(self):
        entries = Disbursement.objects.confirmed().in_year(self.books.year).filter(fund=self.books.fund_id)
        return entries.select_related(
            "unit__parent", "fund", "appeal", "house", "livelihood", "gift_round", "reverses", "reversal"
        )

    def get_context_data(self, **kwargs):
        disbursement = self.object
        return super().get_context_data(
            facts=details.disbursement_details(disbursement), way=steps.trail_of_disbursement(disbursement), **kwargs
        )


class LivelihoodView(BooksMixin, DetailView):
    model = Livelihood
    template_name = "welfare/livelihood_detail.html"
    page_name = "livelihoods"
    slug_field = slug_url_kwarg = "code"

    def get_queryset(self):
        return Livelihood.objects.handed_over().in_year(self.books.year).select_related("unit__parent")

    def get_context_data(self, **kwargs):
        record = self.object
        payments = steps.payments_for(record)
        return super().get_context_data(
            lines=tables.lines(record, payments),
            facts=details.livelihood_details(record),
            way=steps.trail_of_aid(payments, details.livelihood_done(record), whole=record.value),
            **kwargs,
        )


class GiftRoundView(BooksMixin, DetailView):
    """A round that the year counts: by unit and group, with what one package was worth."""

    model = GiftRound
    template_name = "welfare/giftround_detail.html"
    page_name = "gifts"

    def get_queryset(self):
        return GiftRound.objects.of_year(self.books.year)

    def get_context_data(self, **kwargs):
        given = self.object
        gifts = list(given.gifts.select_related("unit__parent").order_by("unit__sort_name", "group"))
        untold = suppressed_gifts(self.books.year)
        return super().get_context_data(
            table=round_table(gifts, untold),
            facts=details.gift_round_details(given, gifts, untold),
            way=steps.trail_of_aid(
                steps.payments_for(given),
                details.round_done(given, gifts, untold),
                whole=sum(gift.value for gift in gifts),
            ),
            **kwargs,
        )
