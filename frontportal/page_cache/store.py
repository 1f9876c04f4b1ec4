"""Pages kept in the memory of a process, at most so many bytes of them: what was asked for longest ago goes first."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from weakref import WeakValueDictionary

from .kept_page import KeptPage

Key = tuple[str, ...]
PATIENCE = 5  # seconds until a page is made twice at the same time after all


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
