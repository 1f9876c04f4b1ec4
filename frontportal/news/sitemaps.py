"""News, categories and documents for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from .models.article import Article
from .models.category import Category
from .models.document import Document
from .models.tag import Tag


class ArticleSitemap(Sitemap):
    def items(self):
        """With their pictures, which `templates/sitemap.xml` names."""
        articles = Article.objects.published().select_related("picture")
        return articles.only("slug", "updated_at", "picture__image", "picture__is_withheld").order_by(
            "-published_at", "-pk"
        )

    def lastmod(self, article):
        return article.updated_at


class CategorySitemap(Sitemap):
    def items(self):
        return Category.objects.with_published()


class TagSitemap(Sitemap):
    def items(self):
        return Tag.objects.with_published()


class DocumentSitemap(Sitemap):
    def items(self):
        return Document.objects.published().only("updated_at").newest_first()

    def lastmod(self, document):
        return document.updated_at


class ListSitemap(Sitemap):
    def items(self):
        return ["news:articles", "documents:documents"]

    def location(self, item):
        return reverse(item)


SITEMAPS = {
    "tin-tuc": ArticleSitemap,
    "chuyen-muc": CategorySitemap,
    "the": TagSitemap,
    "van-ban": DocumentSitemap,
    "danh-sach-tin": ListSitemap,
}
