"""What is read, for everybody to see: months, sections, articles; and what readers think of them.

Counts change with every reading, so the page is not kept among the pages; what it says is worked out every ten minutes.
"""

from collections import Counter
from time import monotonic
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from frontportal.kit.values.money import dong
from frontportal.news.models.article import Article
from frontportal.ratings.models import MonthlyRating
from frontportal.visits.statistics import readings_of_pages, since_when, visits_by_month

from .front_page import DAYS, most_read
from .menu import entries

SECONDS = 600  # how old the page may be
FEWEST = 3  # opinions of which a share is said
# Pages that show a record are counted by its kind; pillars are named by string only.
SECTIONS = {
    "news.document": "Văn bản", "news": "Tin tức", "committee": "Giới thiệu", "places": "Xã, thị trấn",
    "campaigns": "Phong trào", "voters.petition": "Kiến nghị", "voters": "Tiếp xúc cử tri",
    "yearly": "Số liệu năm", "ledger": "Thu chi của Quỹ", "assistance": "Thu chi của Quỹ",
    "statements": "Thu chi của Quỹ", "appeals": "Ủng hộ", "redirects": "",
}  # fmt: skip
OTHER, HOME = "Trang khác", "Trang chủ"
_known: tuple[float, dict[str, Any]] | None = None


@method_decorator(never_cache, name="dispatch")
class Statistics(TemplateView):
    template_name = "statistics.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(trail=[{"label": "Thống kê truy cập"}], days=DAYS, **recent(), **kwargs)


def recent() -> dict[str, Any]:
    """What the page says, at most SECONDS old."""
    global _known
    if not settings.PAGE_CACHE_BYTES:
        return worked_out()
    if _known is None or _known[0] < monotonic():
        _known = monotonic() + SECONDS, worked_out()
    return _known[1]


def worked_out() -> dict[str, Any]:
    months = visits_by_month(timezone.localdate())
    first, earlier, until = since_when()
    return {
        "moment": timezone.now(),
        "months": months_as_columns(months),
        "month_total": sum(count for _, count in months),
        "sections": as_rows(sections(readings_of_pages(DAYS)), "Mục"),
        "most_read": most_read(10),
        "helpful": helpful(),
        "first_day": first,
        "earlier": earlier,
        "earlier_until": until,
    }


def months_as_columns(months: list[tuple]) -> dict[str, Any]:
    return as_rows([(f"{month:%m/%Y}", count) for month, count in months], "Tháng")


def as_rows(pairs: list[tuple[str, int]], header: str) -> dict[str, Any]:
    """What parts/_table.html takes."""
    return {
        "columns": [{"label": header}, {"label": "Lượt xem", "numeric": True}],
        "rows": [[{"text": name}, {"text": dong(count), "numeric": True}] for name, count in pairs],
    }


def sections(readings) -> list[tuple[str, int]]:
    """(section, readings), most read first."""
    found: Counter[str] = Counter()
    for page, count in readings:
        if name := section_of(page):
            found[name] += count
    return found.most_common()


def section_of(page: str) -> str:
    """The section that a page's key of `visits.pages` belongs to; "" for what is no page."""
    if not page.startswith("/"):
        kind = page.partition(":")[0]
        return SECTIONS.get(kind, SECTIONS.get(kind.partition(".")[0], OTHER))
    above = [entry for entry in entries() if page.startswith(entry.url)]
    return max(above, key=lambda entry: len(entry.url)).label if above else HOME if page == "/" else OTHER


def helpful() -> list[dict[str, Any]]:
    """Articles by this month's opinions, most helpful first, of those with FEWEST of them or more."""
    month = timezone.localdate().replace(day=1)
    rated = MonthlyRating.objects.filter(month=month, article__in=Article.objects.published())
    rows = rated.select_related("article").only("helpful", "unhelpful", "article__title", "article__slug")
    found = [
        each for each in rows.order_by("-helpful", "unhelpful", "pk")[:10] if each.helpful + each.unhelpful >= FEWEST
    ]
    return [
        {"article": each.article, "helpful": each.helpful, "count": each.helpful + each.unhelpful} for each in found
    ]
