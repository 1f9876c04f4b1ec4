"""Articles that quote figures, and those whose words the records no longer bear out."""

from frontportal.yearly.quoting import Held, held, quoted_in

from .models.article import Article

MOST = 300  # articles looked through, the newest first


def figures_in(article: Article) -> list[Held]:
    """The figures that an article quotes, beside today's records; no query for one that quotes none."""
    return held(quoted_in(article.body))


def outdated(articles) -> list[int]:
    """Keys of the articles that quote a figure which has changed since."""
    quoting = articles.filter(body__contains='href="/nam/').exclude(state="withdrawn").order_by("-pk")
    quotes = {pk: quoted_in(body) for pk, body in quoting.values_list("pk", "body")[:MOST]}
    untrue = {
        each.quoted for each in held({quoted for found in quotes.values() for quoted in found}) if not each.is_true
    }
    return [pk for pk, found in quotes.items() if untrue.intersection(found)]
