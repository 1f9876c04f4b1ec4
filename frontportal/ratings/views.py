"""One tap under an article. The page is kept and the same for all, so the tap carries no token: it is known by where it
comes from, and counted once a day of one sender."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.news.models.article import Article
from frontportal.visits.sender_limits import is_within

from .models import MonthlyRating

OPINIONS = {"co": True, "chua": False}
DAY = timedelta(days=1)
MOST_A_DAY = 40  # articles that one sender may rate


@csrf_exempt
@require_POST
@never_cache
def rate(request: HttpRequest, slug: str) -> HttpResponse:
    """Count an opinion and say what readers think so far."""
    if is_from_elsewhere(request):
        raise PermissionDenied("Đánh giá chỉ gửi được từ trang của bài viết.")
    article = get_object_or_404(Article.objects.published(), slug=slug)
    opinion = OPINIONS.get(request.POST.get("y", ""))
    if opinion is None:
        raise NotFoundWithReason("Hãy chọn “Có” hoặc “Chưa” ở cuối bài viết.")
    is_new = is_within(request, f"rating {article.pk}", most=1, window=DAY)
    is_counted = is_new and is_within(request, "rating", most=MOST_A_DAY, window=DAY)
    if is_counted:
        MonthlyRating.objects.add(article, is_helpful=opinion)
    return render(request, "ratings/thanks.html", {"article": article, "is_counted": is_counted} | totals(article))


def totals(article: Article) -> dict[str, int]:
    """`{"helpful", "all_ratings"}` of all months."""
    summed = MonthlyRating.objects.filter(article=article).aggregate(yes=Sum("helpful"), no=Sum("unhelpful"))
    return {"helpful": summed["yes"] or 0, "all_ratings": (summed["yes"] or 0) + (summed["no"] or 0)}


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a browser says that another site sent this; who says nothing is bounded by the sender's limit."""
    site, origin = request.headers.get("Sec-Fetch-Site", ""), request.headers.get("Origin", "")
    return site in ("cross-site", "same-site") or bool(origin) and urlsplit(origin).netloc != request.get_host()
