"""Articles that cite figures: what the year's publication is held against, and those that the records no longer bear out."""

from frontportal.yearly.citations.check import CheckedCitation, CitingText, check_citations
from frontportal.yearly.citations.links import citations_in

from .models.article import Article


def citing_texts(year: int) -> list[CitingText]:
    """Each sentence-bearing text of the articles that review `year`."""
    reviews = Article.objects.published().filter(reviews_year=year)
    return [CitingText(article.plain, f"Bài “{article.title}”", article.get_absolute_url()) for article in reviews]


MOST = 300  # articles looked through, the newest first


def cited_figures(article: Article) -> list[CheckedCitation]:
    """The figures that an article cites, beside today’s records; no query for one that cites none."""
    return check_citations(citations_in(article.body))


def outdated(articles) -> list[int]:
    """Keys of the articles that quote a figure which has changed since."""
    citing = articles.filter(body__contains='href="/nam/').exclude(state="withdrawn").order_by("-pk")
    citations = {pk: citations_in(body) for pk, body in citing.values_list("pk", "body")[:MOST]}
    untrue = {
        each.citation
        for each in check_citations({citation for found in citations.values() for citation in found})
        if not each.is_true
    }
    return [pk for pk, found in citations.items() if untrue.intersection(found)]
