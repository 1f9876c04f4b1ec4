"""The catalogue and the pages of datasets for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from .catalogue import all_datasets


class OpenDataSitemap(Sitemap):
    def items(self) -> list[str]:
        addresses = [reverse("open-data:dataset", args=[each.name]) for each in all_datasets()]
        return [reverse("open-data:catalogue"), *addresses]

    def location(self, item: str) -> str:
        return item


SITEMAPS = {"du-lieu": OpenDataSitemap}
