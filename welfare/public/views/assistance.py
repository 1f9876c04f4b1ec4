"""Houses, livelihoods and gifts of a year."""

from django.views.generic import DetailView, ListView

from welfare.assistance.gift_tables import year_tables
from welfare.assistance.models.gift import Gift
from welfare.assistance.models.house import House
from welfare.assistance.models.livelihood import Livelihood
from welfare.houses.models.picture import HousePicture

from .. import tables
from ..money_trail import details, steps
from ..year_page import BooksMixin, YearListView


class Houses(YearListView):
    model = House
    template_name = "welfare/house_list.html"
    page_name = "houses"
    table = staticmethod(tables.houses)

    def get_queryset(self):
        return super().get_queryset().supported().order_by("code")


class HouseView(BooksMixin, DetailView):
    model = House
    template_name = "welfare/house_detail.html"
    page_name = "houses"
    slug_field = slug_url_kwarg = "code"

    def get_queryset(self):
        return House.objects.supported().in_year(self.books.year).select_related("unit__parent")

    def get_context_data(self, **kwargs):
        payments = steps.payments_for(self.object)
        return super().get_context_data(
            lines=tables.lines(self.object, payments),
            facts=tables.house_facts(self.object),
            pictures=HousePicture.objects.shown_of(self.object),
            way=steps.trail_of_aid(payments, details.house_done(self.object), whole=self.object.total),
            **kwargs,
        )


class Livelihoods(YearListView):
    model = Livelihood
    template_name = "welfare/livelihood_list.html"
    page_name = "livelihoods"
    table = staticmethod(tables.livelihoods)

    def get_queryset(self):
        return super().get_queryset().handed_over().order_by("-date", "code")


class Gifts(BooksMixin, ListView):
    model = Gift
    template_name = "welfare/gift_list.html"
    page_name = "gifts"

    def get_queryset(self):
        return (
            Gift.objects.of_year(self.books.year)
            .select_related("round", "unit__parent")
            .order_by("round__date", "round__name")
        )

    def get_context_data(self, **kwargs):
        gifts = list(self.object_list)
        return super().get_context_data(object_list=gifts, **kwargs) | year_tables(gifts, self.books.year)
