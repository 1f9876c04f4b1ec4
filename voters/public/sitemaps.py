from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from voters.models.meeting import Meeting
from voters.models.petition import Petition

PAGES = ["voters:meetings", "voters:petitions", "voters:supervisions", "voters:feedback", "voters:follow"]


class Lists(Sitemap):
    def items(self) -> list[str]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class MeetingSitemap(Sitemap):
    def items(self):
        return Meeting.objects.shown().order_by("code")

    def lastmod(self, meeting: Meeting):
        return meeting.updated_at


class PetitionSitemap(Sitemap):
    def items(self):
        return Petition.objects.public().order_by("code")

    def lastmod(self, petition: Petition):
        return petition.updated_at


SITEMAPS = {"cu-tri": Lists, "hoi-nghi": MeetingSitemap, "kien-nghi": PetitionSitemap}
