"""The site map: every room names its own pages in `sitemaps.py`; the roof adds the fixed ones."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from frontportal.kit import discovery


class FixedPages(Sitemap):
    def items(self) -> list[str]:
        return ["home", "event_calendar:today", "statistics", "site-map"]

    def location(self, item: str) -> str:
        return reverse(item)


class AtSiteAddress:
    """Addresses begin with SITE_URL where it is set, as feeds do; else with the host that was asked."""

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_URL).scheme or super().get_protocol(protocol)

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc or super().get_domain(site)


def all_sitemaps() -> dict[str, type[Sitemap]]:
    """Section name → Sitemap of every room's `SITEMAPS`."""
    found = {"trang": FixedPages}
    for room in discovery.modules("sitemaps"):
        found |= getattr(room, "SITEMAPS", {})
    return {name: type(section.__name__, (AtSiteAddress, section), {}) for name, section in found.items()}
