"""What a unit's page tells of the news: the articles that happened there, newest first."""

from django.utils import timezone

from frontportal.places.sections import Link, Section

from .models.article import Article

MOST = 6


def sections(unit) -> list[Section]:
    """One query."""
    found = (
        Article.objects.published().within(unit).order_by("-published_at", "-pk").only("title", "slug", "published_at")
    )
    rows = [
        (Link(article.title, article.get_absolute_url()), f"{timezone.localtime(article.published_at):%d/%m/%Y}")
        for article in found[:MOST]
    ]
    return [Section("Tin bài về nơi này", ("Bài viết", "Ngày đăng"), rows, position=55)]
