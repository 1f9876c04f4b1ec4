"""Addresses of the fund's pages."""

from django.contrib.sitemaps import Sitemap

from .models import FundYear, House, Statement


class FundSitemap(Sitemap):
    def items(self):
        return FundYear.objects.public()


class HouseSitemap(Sitemap):
    limit = 5000

    def items(self):
        return House.objects.supported().order_by("-year", "code")


class StatementSitemap(Sitemap):
    limit = 5000

    def items(self):
        return Statement.objects.public().defer("proof", "conflicts", "set_aside")


SITEMAPS = {"quy-vi-nguoi-ngheo": FundSitemap, "nha": HouseSitemap, "sao-ke": StatementSitemap}
