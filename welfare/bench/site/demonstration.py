"""The demonstration in a scratch database, and the pages that are asked of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from frontportal.news.models.article import Article
from frontportal.yearly.citations.links import citations_in
from welfare.ledger.models.fund_year import FundYear

from ..scratch import scratch_database


@contextmanager
def demonstration() -> Iterator[None]:
    if not settings.DEMO:
        sys.exit("Phép đo này cần dữ liệu minh hoạ: hãy đặt DEMO=1.")
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        call_command("collectstatic", verbosity=0, interactive=False)  # a server names files by their content
    with scratch_database():
        call_command("demo", stdout=StringIO())
        yield


def addresses() -> dict[str, str]:
    """What a page is called in the tables of docs/performance.md → its address."""
    year = FundYear.objects.public()[0].year
    return {
        "home": reverse("home"),
        "article": citing_article().get_absolute_url(),
        "news": "/tin-tuc/",
        "year": f"/nam/{year}/",
        "fund year": reverse("welfare:fund-year", args=[year]),
        "donor roll": reverse("welfare:contributions", args=[year]),
        "petitions": "/kien-nghi/",
        "search": "/tim-kiem/?q=qu%E1%BB%B9",
        "bare page": "/gioi-thieu/",
        "healthz": reverse("healthz"),
    }


def citing_article() -> Article:
    """The newest article that quotes figures: the dearest kind."""
    articles = Article.objects.published().order_by("-published_at")
    return next(article for article in articles if citations_in(article.body))
