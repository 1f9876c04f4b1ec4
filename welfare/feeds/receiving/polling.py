"""The same lines asked of the provider's API: for offices that nobody can call, and for calls that were lost."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from ..models.call import FeedCall
from ..models.feed import Feed
from ..providers.notification import Unreadable
from ..providers.registry import provider_of
from .api_client import ProviderUnavailableError, ask
from .calls import each_line
from .storage import store

MOST_PAGES = 200
FIRST_TIME = timedelta(days=7)  # looked back when nothing has been told yet
OVERLAP = timedelta(days=3)  # looked back from the newest line: banks and providers tell late


@dataclass
class PollResult:
    """`listed` lines on so many `pages`, of which `new` were new; `is_whole` is False where pages were left."""

    pages: int = 0
    listed: int = 0
    new: int = 0
    is_whole: bool = True


def fetch(feed: Feed, *, since: date | None = None, api: str = "", sleep: Callable = time.sleep) -> PollResult:
    """Ask for all lines from `since` on and store what is new, page by page; what is stored stays if a later page fails.

    `api` replaces the provider's address. Raises ProviderUnavailableError.
    """
    if not feed.api_token:
        raise ProviderUnavailableError("Nguồn này chưa có mã bí mật của API.")
    provider, found = provider_of(feed), PollResult()
    address = (api or provider.API).rstrip("/")
    since = since or first_day(feed)
    more = True
    while more and found.pages < MOST_PAGES:
        path, query = provider.question(found.pages + 1, since, feed.account.number)
        payload, body = ask(address + path, query, provider.authorization(feed.api_token), sleep=sleep)
        try:
            items, more = provider.answer(payload)
        except Unreadable as error:
            raise ProviderUnavailableError(str(error)) from None
        notifications, faults = each_line(items, provider.listed)
        call = store(feed, notifications, faults, body=body, source=FeedCall.Source.API)
        found.pages += 1
        found.listed += len(items)
        found.new += call.lines if call else 0
    found.is_whole = not more
    return found


def first_day(feed: Feed) -> date:
    newest = feed.lines.aggregate(newest=Max("day"))["newest"]
    return newest - OVERLAP if newest else timezone.localdate() - FIRST_TIME
