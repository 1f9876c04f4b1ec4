"""The standing pages for search engines."""

from django.contrib.sitemaps import Sitemap

from .models import Page


class PageSitemap(Sitemap):
    def items(self):
        return Page.objects.published().in_order().only("slug", "updated_at")

    def lastmod(self, page):
        return page.updated_at


SITEMAPS = {"gioi-thieu": PageSitemap}
