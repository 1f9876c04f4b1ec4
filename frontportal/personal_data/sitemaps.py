from django.contrib.sitemaps import Sitemap
from django.urls import reverse


class PersonalDataSitemap(Sitemap):
    def items(self) -> list[str]:
        return ["personal_data:page"]

    def location(self, name: str) -> str:
        return reverse(name)


SITEMAPS = {"du-lieu-ca-nhan": PersonalDataSitemap}
