"""What of the news is read most: readings are counted by one room, articles kept by another."""

from copy import copy
from datetime import timedelta
from typing import NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from frontportal.news.models.article import Article
from frontportal.visits.models import DailyCount

DAYS = 30
PREFIX = "news.article:"  # of an article's page in what is counted


class FrontArticles(NamedTuple):
    """`newest`: pinned ones first; `most_read` of the last DAYS days, with `views`."""

    newest: list[Article]
    most_read: list[Article]


def front_articles(newest: int = 11, most: int = 6) -> FrontArticles:
    """What the first page shows of the news. One query."""
    published = Article.objects.published().newest_first()
    wanted = Q(pk__in=published.values("pk")[:newest]) | Q(page__in=pages_most_read(most))
    found = list(with_views(published.for_cards(), "readings").filter(wanted))
    read = [copy(each) for each in found if each.readings]  # among the newest no card tells its views
    for article in read:
        article.views = article.readings
    return FrontArticles(found[:newest], sorted(read, key=lambda each: (-each.views, each.page))[:most])


def most_read(count: int = 6) -> list[Article]:
    """Published articles with `views` of the last DAYS days, most read first; [] where nothing was. One query."""
    articles = with_views(Article.objects.published().for_cards()).filter(page__in=pages_most_read(count))
    return list(articles.order_by("-views", "page")[:count])


def counted() -> QuerySet:
    """Pages of articles with their `views`."""
    since = timezone.localdate() - timedelta(days=DAYS)
    found = DailyCount.objects.filter(page__startswith=PREFIX, day__gte=since).order_by().values("page")
    return found.annotate(views=Sum("count"))


def pages_most_read(count: int) -> QuerySet:
    """More than so many: some may be withdrawn by now."""
    return counted().order_by("-views", "page").values("page")[: 3 * count]


def with_views(articles: QuerySet, name: str = "views") -> QuerySet:
    """Each with `page`, under which it is counted, and its views by that name, None where there were none."""
    page = Concat(Value(PREFIX), Cast("pk", TextField()), output_field=TextField())
    own = counted().filter(page=OuterRef("page")).values("views")
    return articles.annotate(page=page).annotate(**{name: Subquery(own)})
