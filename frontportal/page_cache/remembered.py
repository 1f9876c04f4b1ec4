"""What a process has worked out from records, used again while they are the same."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from .versions import area_version, current_version

MOST = 32  # results of one function


def remembered(*areas: str, most: int = MOST) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A function of hashable arguments, worked out once for each version of `areas` (all, if none is named) and day.

    What it returns is shared between threads: whoever gets it must not change it, and querysets have to be lists.
    Nothing is remembered within a transaction, which may write between two questions under one version; nor where
    nothing is kept at all (PAGE_CACHE_BYTES is 0), as in tests.
    """
    only = frozenset(areas)

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        results: OrderedDict[Hashable, Any] = OrderedDict()
        lock = Lock()

        @wraps(function)
        def call(*args: Hashable, **kwargs: Hashable) -> Any:
            if not settings.PAGE_CACHE_BYTES or connection.in_atomic_block:
                return function(*args, **kwargs)
            version = current_version()
            truth = area_version(version, only) if only else version, timezone.localdate()
            key = args, tuple(sorted(kwargs.items()))
            with lock:
                known = results.get(key)
                if known is not None and known[0] == truth:
                    results.move_to_end(key)
                    return known[1]
            result = function(*args, **kwargs)
            with lock:
                results[key] = truth, result
                results.move_to_end(key)
                while len(results) > most:
                    results.popitem(last=False)
            return result

        return call

    return decorate
