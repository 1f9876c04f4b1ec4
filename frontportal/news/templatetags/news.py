"""News on other rooms' pages."""

import re
from datetime import timedelta

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from frontportal.kit.records.prose import FIGURE, own_picture, sanitised_html
from frontportal.kit.web.tags import absolute, data_block
from frontportal.sharing.tags import share_picture

from ..models.article import Article
from ..models.picture import Picture
from ..public.presentation import is_replaced

register = template.Library()
register.filter(is_replaced)
BESIDE = 4  # articles beside the first one
OLD = timedelta(days=60)  # from then on the page says how old the newest is


@register.inclusion_tag("news/_front_page.html")
def front_page_news(articles: list[Article]) -> dict:
    """The first article large, four beside it, the rest in a second tier. `old_since` is the day of the newest where that is long ago."""
    newest = max((timezone.localdate(article.published_at) for article in articles), default=None)
    is_old = newest is not None and timezone.localdate() - newest > OLD
    return {
        "lead": articles[0] if articles else None,
        "others": articles[1 : 1 + BESIDE],
        "tier": articles[1 + BESIDE :],
        "old_since": newest if is_old else None,
    }


@register.inclusion_tag("parts/_image.html")
def picture(picture: Picture, shape: str = "", sizes: str = "", eager: bool = False) -> dict:
    """A picture of the library as <img> in the sizes that the screen needs."""
    return {"picture": picture, "shape": shape, "sizes": sizes, "eager": eager}


@register.filter
def article_text(article: Article) -> SafeString:
    """The text with its pictures as the library has them now: in the sizes of screens, described; without withheld ones."""
    html = sanitised_html(article.body, pictured=True)
    names = {address.removeprefix(settings.MEDIA_URL) for address in own_picture().findall(html)}
    known = Picture.objects.filter(image__in=names, is_withheld=False) if names else ()
    pictures = {each.url: each for each in known}
    return mark_safe(FIGURE.sub(lambda found: figure_of(found[0], pictures), html))


def figure_of(html: str, pictures: dict[str, Picture]) -> str:
    picture = pictures.get(own_picture().search(html)[1])
    caption = mark_safe(re.search(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL)[1])
    given = {"picture": picture, "caption": caption or (picture and picture.caption)}
    return render_to_string("news/_picture_in_text.html", given) if picture else ""


@register.simple_tag(takes_context=True)
def article_data(context, article: Article) -> SafeString:
    """What search engines want to know of an article, as schema.org NewsArticle in a data block that never runs."""
    data = {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": "vi",
        "datePublished": article.published_at.isoformat(),
        "dateModified": max(article.published_at, article.updated_at).isoformat(),
        "articleSection": article.category.name,
        "mainEntityOfPage": absolute(context, article.get_absolute_url()),
        "image": [
            share_picture(context),
            *([absolute(context, shown.url)] if (shown := article.shown_picture) else []),
        ],
        "author": {"@type": "Person", "name": article.author_line} if article.author_line else None,
        "publisher": {"@type": "GovernmentOrganization", "name": str(context["committee"])},
    }
    return data_block(data)
