"""Pictures of the library for the text of an article."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path

from frontportal.kit.values.text import fold

from ..models.picture import Picture

MOST = 24


class TextPictures(admin.ModelAdmin):
    """`anh/?q=`: the newest pictures that have all these words, for the editor's dialog."""

    def get_urls(self):
        return [path("anh/", self.admin_site.admin_view(offered), name="news_article_pictures"), *super().get_urls()]


def offered(request: HttpRequest) -> JsonResponse:
    """`{"pictures": [{"url", "small", "alt", "caption"}]}`, at most MOST."""
    if not request.user.has_perms(["news.view_article", "news.view_picture"]):
        raise PermissionDenied
    found = Picture.objects.filter(is_withheld=False)
    for word in fold(request.GET.get("q", "")[:100]).split():
        found = found.filter(folded__contains=word)
    rows = [
        {"url": each.url, "small": each.smallest_url, "alt": each.alt, "caption": each.caption} for each in found[:MOST]
    ]
    return JsonResponse({"pictures": rows})
