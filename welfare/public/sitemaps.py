"""Addresses of the fund's pages."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from welfare.appeals.models import Appeal
from welfare.assistance.models.house import House
from welfare.ledger.models.fund_year import FundYear
from welfare.statements.models.statement import Statement


class FundSitemap(Sitemap):
    def items(self):
        return FundYear.objects.published()


class HouseSitemap(Sitemap):
    limit = 5000

    def items(self):
        return House.objects.supported().order_by("-year", "code")


class StatementSitemap(Sitemap):
    limit = 5000

    def items(self):
        return Statement.objects.public().defer("proof", "conflicts", "set_aside")


class AppealSitemap(Sitemap):
    def items(self):
        return Appeal.objects.published()


class GivingSitemap(Sitemap):
    def items(self):
        return ["welfare:giving-home", "welfare:funds"]

    def location(self, name):
        return reverse(name)


SITEMAPS = {
    "quy-vi-nguoi-ngheo": FundSitemap,
    "nha": HouseSitemap,
    "sao-ke": StatementSitemap,
    "ung-ho": GivingSitemap,
    "dot-van-dong": AppealSitemap,
}
