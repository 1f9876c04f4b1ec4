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
from frontportal.replica.routing import drop_broken_connection

from .eligibility import (
    accepts_gzip,
    address_of,
    drop_tracking,
    has_known_query,
    is_file,
    is_for_everybody,
)
from .placeholders import PageBody
from .release import release
from .store import CachedPage, Key, pages
from .versions import current_version, expiry_of, one_version
from .wsgi import learn

UNAVAILABLE = 503


@dataclass(frozen=True)
class CacheLookup:
    """A page that everybody may have: what it is kept under, until when it is true, and by which tag a browser knows it."""

    release: str
    version: str
    address: tuple[str, ...]
    expires_at: datetime

    @property
    def key(self) -> Key:
        return self.release, self.version, *self.address

    @property
    def etag(self) -> str:
        """Weak: counters and the clock may differ. Pages of the same key and period say the same otherwise."""
        digest = hashlib.blake2b("\n".join([*self.key, self.expires_at.isoformat()]).encode(), digest_size=12)
        return f'W/"{digest.hexdigest()}"'


class PageCache:
    """A page is given out again while release, version of the content and address are the same and its time has not
    come (`versions.expiry_of`). Withdrawn content is gone with the transaction that withdraws it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        drop_tracking(request)
        with one_version():
            lookup = lookup_of(request) if settings.PAGE_CACHE_BYTES and is_anonymous_read(request) else None
            return self.cached_response(request, lookup) if lookup else self.private_response(request)

    def private_response(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True)
        return response

    def cached_response(self, request: HttpRequest, lookup: CacheLookup) -> HttpResponseBase:
        if is_file(request) and is_known(request, lookup.etag):
            return HttpResponseNotModified(headers={"ETag": lookup.etag})
        if not has_known_query(request):
            return self.fresh_response(request, lookup)
        page = pages.get(lookup.key, timezone.now())
        if page is None:
            with pages.lock_of(lookup.key):
                page = pages.get(lookup.key, timezone.now())
                if page is None:
                    return self.fresh_response(request, lookup)
        learn(request.META, lookup.address)
        return not_modified(page) if is_known(request, lookup.etag) else page.response(accepts_gzip(request.META))

    def fresh_response(self, request: HttpRequest, lookup: CacheLookup) -> HttpResponseBase:
        """As the view makes it, and kept if everybody may have it. Compressed here, once for all who ask."""
        coding = request.META.pop("HTTP_ACCEPT_ENCODING", "")
        request.allows_placeholders = True
        response = self.get_response(request)
        if response.status_code == UNAVAILABLE and drop_broken_connection():
            response = self.get_response(request)  # who only reads may ask twice
        request.META["HTTP_ACCEPT_ENCODING"] = coding
        may_be_cached = is_for_everybody(response)
        if may_be_cached:
            patch_cache_control(response, no_cache=True)
            patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
            response.headers.setdefault("ETag", lookup.etag)
        if response.streaming:
            return response
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        page = CachedPage(PageBody(response.content), headers, lookup.expires_at, getattr(response, "page_key", None))
        if may_be_cached and request.method == "GET" and has_known_query(request):
            pages.set(lookup.key, page, settings.PAGE_CACHE_BYTES)
            learn(request.META, lookup.address)
        if may_be_cached and is_known(request, lookup.etag):
            return not_modified(page)
        page.fill(response, accepts_gzip(request.META))
        return response


def lookup_of(request: HttpRequest) -> CacheLookup | None:
    """None for a host that is not ours, and where the database does not answer: what lies behind says it better."""
    address = address_of(request)
    if address is None:
        return None
    try:
        version = current_version()
        return CacheLookup(release(), version, address, expiry_of(version))
    except DatabaseError:
        return None


def is_known(request: HttpRequest, etag: str) -> bool:
    """Whether the browser has this page already."""
    return etag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))


def not_modified(page: CachedPage) -> HttpResponseNotModified:
    response = HttpResponseNotModified(headers=page.headers_of_304)
    response.page_key = page.page_key
    return response
