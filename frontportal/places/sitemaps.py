from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from .models import Unit


class UnitSitemap(Sitemap):
    """Each code once, whatever lives it had."""

    def items(self):
        return Unit.objects.served().latest_lives().order_by("code")

    def lastmod(self, unit):
        return unit.updated_at


class ListSitemap(Sitemap):
    def items(self):
        return ["places:units"]

    def location(self, name):
        return reverse(name)


SITEMAPS = {"dia-ban": UnitSitemap, "danh-sach-dia-ban": ListSitemap}
