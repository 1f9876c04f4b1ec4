from django.contrib.sitemaps import Sitemap
from django.urls import reverse


class HelpRequestPages(Sitemap):
    def items(self) -> list[str]:
        return ["help_requests:ask", "help_requests:follow"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {"giup-do": HelpRequestPages}
