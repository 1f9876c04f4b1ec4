"""What the committee's former website had counted, as it stood under the review of 2023, and invented readings of the last year."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from .models import SITE, Baseline, DailyCount
from .pages import key_of

ORDER = 35
AS_OF = date(2024, 3, 15)
NOTE = "Chuyển từ trang thông tin cũ."
VISITED_DAYS, READ_DAYS = 365, 45  # of the whole site; of single pages
# Pages that people open first, with their part of a day's visits; pillars are known by address only.
FIRST_PAGES = {
    "/": 0.62, "/tin-tuc/": 0.21, "/quy-vi-nguoi-ngheo/2024/": 0.09, "/nam/2023/": 0.08, "/quy-vi-nguoi-ngheo/ung-ho/": 0.06,
    "/kien-nghi/": 0.11, "/tiep-xuc-cu-tri/": 0.07, "/van-ban/": 0.06, "/dia-ban/": 0.04, "/lich/": 0.03, "/gioi-thieu/lien-he/": 0.03,
}  # fmt: skip
OF_NEWEST = 0.18  # of the day's visitors read the newest article; the one before it three quarters as many


def load(world) -> None:
    Baseline.objects.create(page=SITE, count=424_280, as_of=AS_OF, note=NOTE)
    Baseline.objects.create(page=key_of(world["review"]), count=423, as_of=AS_OF, note=NOTE)
    DailyCount.objects.bulk_create(readings(world["articles"].values(), timezone.localdate(), Random(2023)))


def readings(articles, today: date, chance: Random) -> Iterator[DailyCount]:
    """Of each day up to yesterday: more on working days than on Sundays, more of what is new."""
    newest = sorted(articles, key=lambda article: article.published_at, reverse=True)
    for ago in range(VISITED_DAYS, 0, -1):
        day = today - timedelta(days=ago)
        visits = round(chance.uniform(0.75, 1.3) * (70 if day.weekday() == 6 else 130) * (1.6 - ago / VISITED_DAYS))
        yield DailyCount(day=day, page=SITE, count=visits)
        if ago > READ_DAYS:
            continue
        parts = FIRST_PAGES | {key_of(article): OF_NEWEST * 0.75**position for position, article in enumerate(newest)}
        for page, part in parts.items():
            if count := round(visits * part * chance.uniform(0.6, 1.4)):
                yield DailyCount(day=day, page=page, count=count)
