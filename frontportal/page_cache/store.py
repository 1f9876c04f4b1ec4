"""Pages kept in the memory of a process, at most so many bytes of them: what was asked for longest ago goes first."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import Lock
from weakref import WeakValueDictionary

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.text import compress_string

from .placeholders import PageBody

Key = tuple[str, ...]
LOCK_TIMEOUT = 5  # seconds until a page is made twice at the same time after all
OF_304 = ("Cache-Control", "Content-Location", "ETag", "Expires", "Vary")
OVERHEAD = 2_000  # bytes of what holds a page beside its text
TEXT = ("text/", "application/json", "application/rss+xml", "application/atom+xml", "application/xml")
WORTH_GZIP = 200  # bytes
PADDING = 100  # bytes at most, at random: the length must not tell what is in a page beside what was sent


@dataclass
class CachedPage:
    """An answer that is true until the moment at which it changes though nobody writes."""

    body: PageBody
    headers: dict[str, str]
    expires_at: datetime
    page_key: str | None
    second: int = 0
    values: list[str] | None = None
    bodies: dict[bool, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """With both of its bodies, which are made when asked for."""
        return 2 * self.body.size + self.body.size // 4 + OVERHEAD

    @cached_property
    def is_worth_gzip(self) -> bool:
        return self.headers.get("Content-Type", "").startswith(TEXT) and self.body.size >= WORTH_GZIP

    @cached_property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @cached_property
    def headers_of_304(self) -> dict[str, str]:
        return {name: self.headers[name] for name in OF_304 if name in self.headers}

    def is_known_as(self, tags: str) -> bool:
        """Whether a browser that names these tags (If-None-Match) has the page."""
        return bool(tags) and self.headers.get("ETag") in parse_etags(tags)

    def response(self, accepts_gzip: bool) -> HttpResponse:
        response = HttpResponse(headers=self.headers)
        response.page_key = self.page_key
        self.fill(response, accepts_gzip)
        return response

    def fill(self, response: HttpResponse, accepts_gzip: bool) -> None:
        """Give a response the body and what says how long and how packed it is."""
        body = self.body_of(accepts_gzip)
        response.content = body
        for name, value in self.headers_of_body(body, accepts_gzip).items():
            response.headers[name] = value

    def body_of(self, accepts_gzip: bool) -> bytes:
        """Put together anew only where a part that changes by itself has changed; looked at once a second."""
        second = int(timezone.now().timestamp())
        if second != self.second:
            self.second, values = second, self.body.values()
            if values != self.values:
                self.values, self.bodies = values, {}
        bodies, values, is_gzipped = self.bodies, self.values or [], accepts_gzip and self.is_worth_gzip
        body = bodies.get(is_gzipped)
        if body is None:
            body = self.body.filled(values)
            body = bodies[is_gzipped] = compress_string(body, max_random_bytes=PADDING) if is_gzipped else body
        return body

    def headers_of_body(self, body: bytes, accepts_gzip: bool) -> dict[str, str]:
        length = {"Content-Length": str(len(body))}
        return length | {"Content-Encoding": "gzip"} if accepts_gzip and self.is_worth_gzip else length


class PageStore:
    """Key → page. Threads share it."""

    def __init__(self) -> None:
        self.pages: OrderedDict[Key, CachedPage] = OrderedDict()
        self.size = 0
        self.lock = Lock()
        self.locks: WeakValueDictionary[Key, Lock] = WeakValueDictionary()

    def get(self, key: Key, now: datetime) -> CachedPage | None:
        with self.lock:
            page = self.pages.get(key)
            if page is None:
                return None
            if page.expires_at <= now:
                self.delete(key)
                return None
            self.pages.move_to_end(key)
            return page

    def set(self, key: Key, page: CachedPage, max_bytes: int) -> None:
        """A page that would take more than an eighth of all room is not kept."""
        if page.size > max_bytes // 8:
            return
        with self.lock:
            self.delete(key)
            self.pages[key] = page
            self.size += page.size
            while self.size > max_bytes:
                self.delete(next(iter(self.pages)))

    def delete(self, key: Key) -> None:
        page = self.pages.pop(key, None)
        if page is not None:
            self.size -= page.size

    @contextmanager
    def lock_of(self, key: Key) -> Iterator[None]:
        """Who wants a page that somebody is making already waits for it."""
        with self.lock:
            lock = self.locks.setdefault(key, Lock())
        is_ours = lock.acquire(timeout=LOCK_TIMEOUT)
        try:
            yield
        finally:
            if is_ours:
                lock.release()

    def clear(self) -> None:
        with self.lock:
            self.pages.clear()
            self.size = 0


pages = PageStore()
