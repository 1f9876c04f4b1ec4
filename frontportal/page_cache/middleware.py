"""First in the stack: answers who is not signed in with pages kept in memory, as long as they are true."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags

from frontportal.replica.anonymous_reads import is_anonymous_read

from .eligibility import (
    accepts_gzip,
    address_of,
    drop_tracking,
    has_known_query,
    is_file,
    is_for_everybody,
)
from .kept_page import KeptPage
from .late_parts import Skeleton
from .release import release
from .store import Key, pages
from .versions import current_version, one_version, true_until

OF_304 = ("Cache-Control", "Content-Location", "ETag", "Expires", "Vary")


@dataclass(frozen=True)
class Asked:
    """A page that everybody may have: its key, the moment until which it is true, and by which tag a browser knows it."""

    key: Key
    until: datetime

    @property
    def etag(self) -> str:
        """Weak: counters and the clock may differ. Pages of the same key and period say the same otherwise."""
        digest = hashlib.blake2b("\n".join([*self.key, self.until.isoformat()]).encode(), digest_size=12)
        return f'W/"{digest.hexdigest()}"'


class PageCache:
    """A page is given out again while release, version of the content and address are the same and its time has not
    come (`versions.true_until`). Withdrawn content is gone with the transaction that withdraws it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        drop_tracking(request)
        with one_version():
            asked = page_asked(request) if settings.PAGE_CACHE_BYTES and is_anonymous_read(request) else None
            return self.for_everybody(request, asked) if asked else self.for_one_reader(request)

    def for_one_reader(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True)
        return response

    def for_everybody(self, request: HttpRequest, asked: Asked) -> HttpResponseBase:
        if is_file(request) and is_known(request, asked.etag):
            return HttpResponseNotModified(headers={"ETag": asked.etag})
        if not has_known_query(request):
            return self.made(request, asked)
        page = pages.get(asked.key, timezone.now())
        if page is None:
            with pages.turn(asked.key):
                page = pages.get(asked.key, timezone.now())
                if page is None:
                    return self.made(request, asked)
        return not_modified(page) if is_known(request, asked.etag) else page.response(accepts_gzip(request))

    def made(self, request: HttpRequest, asked: Asked) -> HttpResponseBase:
        """As the view makes it, and kept if everybody may have it. Compressed here, once for all who ask."""
        coding = request.META.pop("HTTP_ACCEPT_ENCODING", "")
        request.has_late_parts = True
        response = self.get_response(request)
        request.META["HTTP_ACCEPT_ENCODING"] = coding
        may_be_kept = is_for_everybody(response)
        if may_be_kept:
            patch_cache_control(response, no_cache=True)
            patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
            response.headers.setdefault("ETag", asked.etag)
        if response.streaming:
            return response
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        page = KeptPage(Skeleton(response.content), headers, asked.until, getattr(response, "page_key", None))
        if may_be_kept and request.method == "GET" and has_known_query(request):
            pages.keep(asked.key, page, settings.PAGE_CACHE_BYTES)
        if may_be_kept and is_known(request, asked.etag):
            return not_modified(page)
        page.fill(response, accepts_gzip(request))
        return response


def page_asked(request: HttpRequest) -> Asked | None:
    """None for a host that is not ours, and where the database does not answer: what lies behind says it better."""
    address = address_of(request)
    if address is None:
        return None
    try:
        version = current_version()
        return Asked((release(), version, *address), true_until(version))
    except DatabaseError:
        return None


def is_known(request: HttpRequest, etag: str) -> bool:
    """Whether the browser has this page already."""
    return etag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))


def not_modified(page: KeptPage) -> HttpResponseNotModified:
    response = HttpResponseNotModified(headers={name: page.headers[name] for name in OF_304 if name in page.headers})
    response.page_key = page.page_key
    return response
