from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from campaigns.models.campaign import Campaign
from campaigns.models.honour import Honour

from .areas import years_on_record


class CampaignSitemap(Sitemap):
    def items(self):
        return Campaign.objects.shown()

    def lastmod(self, campaign):
        return campaign.updated_at


class AreasSitemap(Sitemap):
    """The page of each year on record."""

    def items(self):
        return years_on_record()

    def location(self, year):
        return reverse("campaigns:areas-year", args=[year])


class HonourSitemap(Sitemap):
    def items(self):
        return Honour.objects.shown().order_by("pk")

    def lastmod(self, honour):
        return honour.updated_at


class ListSitemap(Sitemap):
    def items(self):
        return ["campaigns:campaigns", "campaigns:civil-work", "campaigns:honours"]

    def location(self, name):
        return reverse(name)


class WithoutDaySitemap(AreasSitemap):
    """The list of the areas that did not hold the day, of each year."""

    def location(self, year):
        return reverse("campaigns:areas-without-day", args=[year])


SITEMAPS = {
    "ngay-hoi": WithoutDaySitemap,
    "phong-trao": CampaignSitemap,
    "ton-vinh": HonourSitemap,
    "khu-dan-cu": AreasSitemap,
    "danh-sach-phong-trao": ListSitemap,
}
