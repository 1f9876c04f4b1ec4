"""A call of a provider, from bytes to an answer: who calls, what is told, whether there is room."""

import json
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from time import time

from django.utils import timezone

from ..models.call import FeedCall
from ..models.feed import Feed
from ..providers.notification import Notification, Unreadable
from ..providers.registry import provider_of
from . import bodies, limits
from .storage import store

OK, UNREADABLE, REFUSED, TOO_MANY = 200, 400, 401, 429
NO_JSON = "Lời gọi không phải là JSON."


def receive(feed: Feed | None, headers: Mapping, body: bytes, *, now: float | None = None) -> int:
    """Take a call in; the status to answer with. `feed` is None for a key that nobody has. `now` in seconds of Unix."""
    payload, is_json = parsed(body)
    if feed is None or not provider_of(feed).is_genuine(headers, body, payload, feed, time() if now is None else now):
        return refuse(feed, body)
    if not limits.is_within(f"feed {feed.pk}", limits.PER_MINUTE):
        return TOO_MANY
    notifications, faults = read(feed, payload) if is_json else ([], [NO_JSON])
    if notifications or not faults or has_room(feed):
        store(feed, notifications, faults, body=body, source=FeedCall.Source.WEBHOOK)
    return UNREADABLE if faults and not notifications else OK


def parsed(body: bytes) -> tuple[object, bool]:
    """(what the JSON says, True), or (None, False) where it is none. Fractions come as Decimal, exactly."""
    try:
        return json.loads(
            body.decode("utf-8-sig"), parse_float=Decimal, parse_constant=no_number, object_pairs_hook=without_twins
        ), True
    except (ValueError, RecursionError):
        return None, False


def no_number(name: str):
    raise ValueError(f"JSON knows no {name}")


def without_twins(pairs: list[tuple[str, object]]) -> dict:
    """A field that stands twice in one object has no value that is certain."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field stands twice")
    return found


def read(feed: Feed, payload) -> tuple[list[Notification], list[str]]:
    """The lines that a call tells, and a sentence about each item that can't be read."""
    provider = provider_of(feed)
    try:
        items = provider.items(payload)
    except Unreadable as error:
        return [], [str(error)]
    return each_line(items, provider.line)


def each_line(items: list, read_item) -> tuple[list[Notification], list[str]]:
    notifications, faults = [], []
    for number, item in enumerate(items, start=1):
        try:
            notifications.append(read_item(item))
        except Unreadable as error:
            faults.append(f"Mục {number}: {error}" if len(items) > 1 else str(error))
    return notifications, faults


def refuse(feed: Feed | None, body: bytes) -> int:
    """Nobody knows who calls. The call is remembered so that staff see a wrong secret; its body is not kept."""
    if not limits.is_within(limits.UNSIGNED, limits.UNSIGNED_PER_MINUTE):
        return TOO_MANY
    if feed is not None and has_room(feed):
        note = "Chữ ký hoặc mã bí mật không đúng. Nếu đây là lời gọi của nhà cung cấp, hãy nhập lại mã bí mật."
        FeedCall.objects.create(
            feed=feed, source=FeedCall.Source.WEBHOOK, state=FeedCall.State.REFUSED, note=note,
            sha256=bodies.digest(body), size=len(body),
        )  # fmt: skip
    return REFUSED


def has_room(feed: Feed) -> bool:
    """Whether one more call that brings nothing is remembered today."""
    useless = [FeedCall.State.UNREADABLE, FeedCall.State.REFUSED]
    since = timezone.now() - timedelta(days=1)
    return feed.calls.filter(state__in=useless, received__gt=since).count() < limits.REFUSED_A_DAY
