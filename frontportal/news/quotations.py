"""The published reviews of a year quote its figures; before the year is published they are held against the records."""

from frontportal.yearly.quotations import Quotation

from .models.article import Article


def quoted(year: int) -> list[Quotation]:
    """Each sentence-bearing text of the articles that review `year`."""
    reviews = Article.objects.published().filter(reviews_year=year)
    return [Quotation(article.plain, f"Bài “{article.title}”", article.get_absolute_url()) for article in reviews]
