"""Questions about articles and documents."""

from django.db.models import Count, Q
from django.utils import timezone

from frontportal.kit.records.querysets import PublishableQuerySet, RecordQuerySet
from frontportal.kit.values.text import slug
from frontportal.places.querysets import PlacedPublishableQuerySet


class CategoryQuerySet(RecordQuerySet):
    def with_published(self):
        """Those that have something to read, each with `articles_count`."""
        readable = Q(articles__state="published", articles__published_at__lte=timezone.now())
        counted = self.annotate(articles_count=Count("articles", filter=readable))
        return counted.filter(articles_count__gt=0).order_by("position", "name")


class ArticleQuerySet(PlacedPublishableQuerySet):
    def newest_first(self):
        """Pinned ones lead."""
        return self.order_by("-pinned", "-published_at", "-pk")

    def for_cards(self):
        """With what a card shows, and without the texts it does not."""
        return self.select_related("category", "picture").defer("body", "plain", "folded", "picture__folded")

    def readable_by(self, user):
        """The published ones; for staff who see articles in the office also those still being written."""
        if user.is_authenticated and user.has_perm("news.view_article"):
            return self.visible_to(user) | self.published()
        return self.published()

    def related_to(self, article):
        """Other articles of the same category, newest first."""
        others = self.filter(category=article.category_id).exclude(pk=article.pk)
        return others.order_by("-published_at", "-pk")

    def free_slug(self, title: str) -> str:
        """An address from a title that no article has or ever had."""
        stem = slug(title)
        former = self.model.history.filter(slug__startswith=stem).values_list("slug", flat=True)
        taken = {*self.filter(slug__startswith=stem).values_list("slug", flat=True), *former}
        number, found = 1, stem
        while found in taken:
            number, found = number + 1, f"{stem}-{number + 1}"
        return found

    def formerly_at(self, address: str):
        """The article that once had this address; the present address of another one wins.

        One that has it still is none: published just after it was looked for, it would lead to itself for good.
        """
        past = self.model.history.filter(slug=address).order_by("-history_date").values("id")[:1]
        return self.filter(pk__in=past).exclude(slug=address).first()

    def withdrawn_from(self, address: str):
        """Withdrawn articles that have or had this address: of a page that readers once could open."""
        past = self.model.history.filter(slug=address).values("id")
        return self.filter(Q(slug=address) | Q(pk__in=past), state="withdrawn")


class DocumentQuerySet(PublishableQuerySet):
    def readable_by(self, user):
        """The published ones; all for staff who see documents in the office."""
        if user.is_authenticated and user.has_perm("news.view_document"):
            return self.visible_to(user)
        return self.published()

    def kinds(self) -> list[dict]:
        """`[{"value", "label", "count"}]` of the kinds that occur, in the order of the law."""
        counts = dict(self.order_by().values_list("kind").annotate(Count("pk")))
        return [
            {"value": kind, "label": label, "count": counts[kind]}
            for kind, label in self.model.Kind.choices
            if kind in counts
        ]

    def newest_first(self):
        return self.order_by("-issued_on", "-pk")
