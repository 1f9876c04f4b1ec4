"""The site map: every room names its own pages in `sitemaps.py`; the roof adds the fixed ones."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from frontportal.kit import discovery


class FixedPages(Sitemap):
    def items(self) -> list[str]:
        return ["home", "search"]

    def location(self, item: str) -> str:
        return reverse(item)


def all_sitemaps() -> dict[str, type[Sitemap]]:
    """Section name → Sitemap of every room's `SITEMAPS`."""
    found = {"trang": FixedPages}
    for room in discovery.modules("sitemaps"):
        found |= getattr(room, "SITEMAPS", {})
    return found
