"""RSS and Atom of all news and of each category."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from ..models.article import Article
from ..models.category import Category


class Rss(Feed):
    language = "vi"

    def get_object(self, request, category: str | None = None) -> Category | None:
        return get_object_or_404(Category, slug=category) if category else None

    def title(self, category) -> str:
        return f"{category.name} – tin Mặt trận" if category else "Tin hoạt động Mặt trận"

    def description(self, category) -> str:
        return (category and category.description) or "Tin mới của Ủy ban Mặt trận Tổ quốc Việt Nam."

    def link(self, category) -> str:
        return f"{settings.SITE_URL}{category.get_absolute_url() if category else reverse('news:articles')}"

    def items(self, category):
        articles = Article.objects.published().for_cards().order_by("-published_at", "-pk")
        return (articles.filter(category=category) if category else articles)[:30]

    def item_title(self, article) -> str:
        """The plain title: Django would escape it for HTML, and readers would show the signs."""
        return article.title

    def item_link(self, article) -> str:
        return f"{settings.SITE_URL}{article.get_absolute_url()}"

    def item_description(self, article) -> str:
        return article.summary

    def item_pubdate(self, article):
        return timezone.localtime(article.published_at)

    def item_updateddate(self, article):
        return timezone.localtime(max(article.published_at, article.updated_at))

    def item_author_name(self, article) -> str:
        return article.author_line

    def item_categories(self, article) -> list[str]:
        return [article.category.name]


class Atom(Rss):
    feed_type = Atom1Feed

    def subtitle(self, category) -> str:
        return self.description(category)
