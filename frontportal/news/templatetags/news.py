"""News on other rooms' pages."""

from django import template

from frontportal.news.models import Article, Picture

register = template.Library()


@register.simple_tag
def lead_articles(count: int = 5) -> list[Article]:
    """The articles of a front page, pinned ones first, with category and picture, in one query."""
    return list(Article.objects.published().newest_first().for_cards()[:count])


@register.inclusion_tag("parts/_image.html")
def picture(picture: Picture, shape: str = "", sizes: str = "", eager: bool = False) -> dict:
    """A picture of the library as <img> in the sizes that the screen needs."""
    return {"picture": picture, "shape": shape, "sizes": sizes, "eager": eager}
