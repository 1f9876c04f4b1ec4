"""Questions about articles and documents."""

from collections import Counter

from django.db.models import Count, Q
from django.utils import timezone

from frontportal.kit.records.querysets import PublishableQuerySet, RecordQuerySet
from frontportal.kit.values.text import slug
from frontportal.places.querysets import PlacedPublishableQuerySet
from frontportal.replica.together import asked_together

MOST_RELATED = 40  # articles that are weighed as related


class CategoryQuerySet(RecordQuerySet):
    def with_published(self):
        """Those that have something to read, each with `articles_count`."""
        readable = Q(articles__state="published", articles__published_at__lte=timezone.now())
        counted = self.annotate(articles_count=Count("articles", filter=readable))
        return counted.filter(articles_count__gt=0).order_by("position", "name")


class TagQuerySet(RecordQuerySet):
    def with_published(self):
        """Those that readers find something under."""
        readable = Q(articles__state="published", articles__published_at__lte=timezone.now())
        return self.filter(readable).distinct().order_by("name")


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

    def related_to(self, article, count: int = 4) -> list:
        """Other articles nearest to it: most tags shared first, then the same place, then the same category; of equals
        the newer one. Two queries however many articles there are."""
        others = self.exclude(pk=article.pk).order_by("-published_at", "-pk").values_list("pk")
        placed = others.filter(unit=article.unit_id) if article.unit_id else others.none()
        asked = asked_together(
            others.filter(tags__in=article.tags.all())[:MOST_RELATED],
            placed[:MOST_RELATED],
            others.filter(category=article.category_id)[:count],
        )
        shared, near, alike = ([key for (key,) in rows] for rows in asked)
        score = Counter({key: 10 * number for key, number in Counter(shared).items()})
        score.update(dict.fromkeys(near, 5))
        score.update(dict.fromkeys(alike, 1))
        found = self.for_cards().in_bulk([key for key, _ in score.most_common(MOST_RELATED)])
        return sorted(found.values(), key=lambda each: (score[each.pk], each.published_at, each.pk), reverse=True)[
            :count
        ]

    def beside(self, article) -> tuple:
        """(the one published before it, the one after it) in its category; None at either end. One query."""
        if article.published_at is None:
            return None, None
        others = self.filter(category=article.category_id).only("title", "slug", "published_at")
        moment = Q(published_at=article.published_at)
        earlier = others.filter(Q(published_at__lt=article.published_at) | moment & Q(pk__lt=article.pk))
        later = others.filter(Q(published_at__gt=article.published_at) | moment & Q(pk__gt=article.pk))
        nearest = earlier.order_by("-published_at", "-pk")[:1].union(later.order_by("published_at", "pk")[:1])
        here, found = (article.published_at, article.pk), {}
        for each in nearest:
            found[(each.published_at, each.pk) > here] = each
        return found.get(False), found.get(True)

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

    def once_published(self):
        """The published ones, and those that were and are withdrawn."""
        return self.published() | self.filter(state="withdrawn")

    def for_pages(self):
        """With what took their place, and without the texts of their files."""
        long = ("file_text", "folded", "replaced_by__file_text", "replaced_by__folded")
        return self.select_related("replaced_by").defer(*long)

    def newest_first(self):
        return self.order_by("-issued_on", "-pk")
