"""Pages kept in the memory of a process, at most so many bytes of them: what was asked for longest ago goes first."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from weakref import WeakValueDictionary

from django.http import HttpResponse
from django.utils.text import compress_string

from .late_parts import Skeleton

Key = tuple[str, ...]
OVERHEAD = 2_000  # bytes of what holds a page beside its text
TEXT = ("text/", "application/json", "application/rss+xml", "application/atom+xml", "application/xml")
WORTH_GZIP = 200  # bytes
PADDING = 100  # bytes at most, at random: the length must not tell what is in a page beside what was sent
PATIENCE = 5  # seconds until a page is made twice at the same time after all


@dataclass
class KeptPage:
    """An answer as it is given out again and again, until the moment at which it changes though nobody writes."""

    skeleton: Skeleton
    headers: dict[str, str]
    until: datetime
    page_key: str | None
    values: list[str] | None = None
    bodies: dict[bool, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """With both of its bodies, which are made when asked for."""
        return 2 * self.skeleton.size + self.skeleton.size // 4 + OVERHEAD

    @property
    def is_worth_gzip(self) -> bool:
        return self.headers.get("Content-Type", "").startswith(TEXT) and self.skeleton.size >= WORTH_GZIP

    def response(self, accepts_gzip: bool) -> HttpResponse:
        response = HttpResponse(headers=self.headers)
        response.page_key = self.page_key
        self.fill(response, accepts_gzip)
        return response

    def fill(self, response: HttpResponse, accepts_gzip: bool) -> None:
        """Give a response the body, put together anew only where a part that changes by itself has changed."""
        values = self.skeleton.values()
        if values != self.values:
            self.values, self.bodies = values, {}
        bodies, is_gzipped = self.bodies, accepts_gzip and self.is_worth_gzip
        body = bodies.get(is_gzipped)
        if body is None:
            body = self.skeleton.filled(values)
            body = bodies[is_gzipped] = compress_string(body, max_random_bytes=PADDING) if is_gzipped else body
        response.content = body
        response.headers["Content-Length"] = str(len(body))
        if is_gzipped:
            response.headers["Content-Encoding"] = "gzip"


class PageStore:
    """Key → page. Threads share it."""

    def __init__(self) -> None:
        self.pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self.size = 0
        self.lock = Lock()
        self.turns: WeakValueDictionary[Key, Lock] = WeakValueDictionary()

    def get(self, key: Key, now: datetime) -> KeptPage | None:
        with self.lock:
            page = self.pages.get(key)
            if page is None:
                return None
            if page.until <= now:
                self.drop(key)
                return None
            self.pages.move_to_end(key)
            return page

    def keep(self, key: Key, page: KeptPage, most: int) -> None:
        """A page that would take more than an eighth of all room is not kept."""
        if page.size > most // 8:
            return
        with self.lock:
            self.drop(key)
            self.pages[key] = page
            self.size += page.size
            while self.size > most:
                self.drop(next(iter(self.pages)))

    def drop(self, key: Key) -> None:
        page = self.pages.pop(key, None)
        if page is not None:
            self.size -= page.size

    @contextmanager
    def turn(self, key: Key) -> Iterator[None]:
        """Who wants a page that somebody is making already waits for it."""
        with self.lock:
            turn = self.turns.setdefault(key, Lock())
        is_ours = turn.acquire(timeout=PATIENCE)
        try:
            yield
        finally:
            if is_ours:
                turn.release()

    def clear(self) -> None:
        with self.lock:
            self.pages.clear()
            self.size = 0


pages = PageStore()
