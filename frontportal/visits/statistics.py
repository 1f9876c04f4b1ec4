"""How much is read, month by month and page by page, for everybody to see. Counts only: nobody knows who read."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Max, Min, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from .models import SITE, Baseline, DailyCount

MONTHS = 12


def visits_by_month(today: date) -> list[tuple[date, int]]:
    """(first day, visits) of the last MONTHS months, oldest first, those before the first count left out. One query."""
    first = months_before(today, MONTHS - 1)
    counted = DailyCount.objects.filter(page=SITE, day__gte=first).order_by()
    found = dict(counted.annotate(month=TruncMonth("day")).values_list("month").annotate(Sum("count")))
    months = [months_before(today, back) for back in range(MONTHS - 1, -1, -1)]
    begin = min(found, default=months[-1])
    return [(month, found.get(month, 0)) for month in months if month >= begin]


def months_before(day: date, count: int) -> date:
    """The first day of the month so many months before that of `day`."""
    number = day.year * 12 + day.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)


def readings_of_pages(days: int) -> Iterator[tuple[str, int]]:
    """(page, readings) of every page read within so many days. One query."""
    since = timezone.localdate() - timedelta(days=days)
    counted = DailyCount.objects.filter(day__gt=since).exclude(page=SITE).order_by()
    return counted.values_list("page").annotate(Sum("count")).iterator()


def since_when() -> tuple[date | None, int, date | None]:
    """(first day counted here, what an earlier website had counted, up to which day). Two queries."""
    first = DailyCount.objects.filter(page=SITE).aggregate(day=Min("day"))["day"]
    earlier = Baseline.objects.filter(page=SITE).aggregate(count=Sum("count"), day=Max("as_of"))
    return first, earlier["count"] or 0, earlier["day"]
