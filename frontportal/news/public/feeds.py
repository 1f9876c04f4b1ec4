"""RSS, Atom and JSON Feed of all news and of each category."""

import json
from html import unescape
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Stylesheet, SyndicationFeed
from django.utils.html import escape

from frontportal.committee.templatetags.committee import committee_for_pages

from ..models.article import Article
from ..models.category import Category


class Rss(Feed):
    language = "vi"

    def get_object(self, request, category: str | None = None) -> Category | None:
        return get_object_or_404(Category, slug=category) if category else None

    def title(self, category) -> str:
        name = f"Mặt trận {committee_for_pages().name}".strip()
        return f"{category.name} – {name}" if category else f"Tin {name}"

    def description(self, category) -> str:
        return (category and category.description) or f"Tin mới của {committee_for_pages()}."

    def stylesheets(self, category) -> list[Stylesheet]:
        """What a browser shows to people who open the address."""
        return [Stylesheet(static("feed.xsl"), mimetype="text/xsl")]

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
        """Readers take it for HTML."""
        return escape(article.summary)

    def item_guid(self, article) -> str:
        """The same whatever becomes of the address; no other portal's article has it."""
        return uuid5(NAMESPACE_OID, f"news.article {article.pk} {article.created_at.isoformat()}").urn

    item_guid_is_permalink = False

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

    def author_name(self, category) -> str:
        """Of entries that name nobody: Atom wants an author for each."""
        return str(committee_for_pages())

    def feed_guid(self, category) -> str:
        """The same whatever becomes of the address, as an article's."""
        record = category or committee_for_pages()
        begun = record.created_at.isoformat() if record.created_at else ""
        return uuid5(NAMESPACE_OID, f"news of {record._meta.model_name} {record.pk} {begun}").urn


class JsonFeed(SyndicationFeed):
    """https://www.jsonfeed.org/version/1.1/"""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding: str) -> None:
        feed = self.feed
        whole = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed["title"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "description": feed["description"],
            "language": feed["language"],
            "items": [self.entry(item) for item in self.items],
        }
        outfile.write(json.dumps(whole, ensure_ascii=False).encode(encoding))

    def entry(self, item: dict) -> dict:
        found = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_text": unescape(item["description"]),
            "date_published": item["pubdate"].isoformat(),
            "date_modified": item["updateddate"].isoformat(),
            "tags": list(item["categories"]),
        }
        return found | ({"authors": [{"name": item["author_name"]}]} if item["author_name"] else {})


class Json(Rss):
    feed_type = JsonFeed

    def stylesheets(self, category) -> None:
        return None
