"""What a process has worked out from records, used again while they are the same."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import connection

from .versions import area_version, current_version, expiry_of

MOST = 32  # results of one function


class Results:
    """At most so many results, each true of the version of `areas` (all, if none is named) it was made of, and no
    longer than a page is (`expiry_of`).

    Nothing is kept within a transaction, which may write between two questions under one version; nor where pages are
    not kept at all (PAGE_CACHE_BYTES is 0), as in tests.
    """

    def __init__(self, areas: frozenset[str] = frozenset(), most: int = MOST) -> None:
        self.areas, self.most = areas, most
        self.results: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The result under `key`, made if there is none that is true still. Threads share it: nobody may change it."""
        if not settings.PAGE_CACHE_BYTES or connection.in_atomic_block:
            return make()
        version = current_version()
        truth = area_version(version, self.areas) if self.areas else version, expiry_of(version)
        with self.lock:
            known = self.results.get(key)
            if known is not None and known[0] == truth:
                self.results.move_to_end(key)
                return known[1]
        result = make()
        with self.lock:
            self.results[key] = truth, result
            self.results.move_to_end(key)
            while len(self.results) > self.most:
                self.results.popitem(last=False)
        return result


def remembered(*areas: str, most: int = MOST) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A function of hashable arguments, worked out once while `Results` keeps it; querysets have to be lists by then."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        results = Results(frozenset(areas), most)

        @wraps(function)
        def call(*args: Hashable, **kwargs: Hashable) -> Any:
            key = args, tuple(sorted(kwargs.items()))
            return results.get(key, lambda: function(*args, **kwargs))

        return call

    return decorate
