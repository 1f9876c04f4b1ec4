"""Before pages kept in memory: the version that tells whether one is true is read where its records are."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db.utils import load_backend
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .anonymous_reads import is_anonymous_read
from .freshness import freshness
from .routing import REPLICA, on_replica


class ReadsFromReplica:
    """Reads of who is not signed in go to the replica while it is fresh. Not there at all where there is none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if REPLICA not in settings.DATABASES:
            raise MiddlewareNotUsed
        load_backend(settings.DATABASES[REPLICA]["ENGINE"])  # before there are threads that would do so at once
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not (is_anonymous_read(request) and freshness.is_fit()):
            return self.get_response(request)
        with on_replica():
            return self.get_response(request)
