"""Pages kept in the memory of a process, at most so many bytes of them: what was asked for longest ago goes first."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from weakref import WeakValueDictionary

from .cached_page import CachedPage

Key = tuple[str, ...]
LOCK_TIMEOUT = 5  # seconds until a page is made twice at the same time after all


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
