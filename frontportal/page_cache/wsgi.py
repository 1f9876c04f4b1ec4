"""Before Django: gives out a kept page again to a request like one that Django has given it to, while it is true.

Django's own way to a kept page, from its request object to the headers of its response, takes twice the processor's time of all that is
done here. What a request may have is judged there alone: a request that differs in anything it judges by goes there.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from frontportal.kit.web.logs.request_ids import HEADER, request_id_for

from .eligibility import accepts_gzip
from .release import release
from .store import CachedPage, pages
from .versions import ask_prepared, is_kept

SIGNATURE = "frontportal.signature"
# What tells one page from another, as the server has it. Who has a cookie of his own goes to Django.
FIELDS = (
    "wsgi.url_scheme",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_HOST",
    "SERVER_NAME",
    "SERVER_PORT",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
)
MOST = 4_000  # requests whose page is known
Signature = tuple[str | None, ...]
Address = tuple[str, ...]
_addresses: dict[Signature, Address] = {}

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
CountReading = Callable[[Environ, str], None]


class CacheHits:
    """A WSGI application in front of Django's. `count_reading(environ, page_key)` is called for each HTML page given out.

    It asks for the version on the connection that Django keeps for this thread; where there is none, or it does not answer, Django goes on.
    """

    def __init__(self, application: Application, count_reading: CountReading) -> None:
        self.application, self.count_reading = application, count_reading

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        signature = signature_of(environ)
        environ[SIGNATURE] = signature
        address = _addresses.get(signature) if signature else None
        page = page_at(address) if address else None
        if page is None or address is None:
            return self.application(environ, start_response)
        if page.is_html:
            self.count_reading(environ, page.page_key or address[2][:200])
        request_id = HEADER, request_id_for(environ)
        if page.is_known_as(environ.get("HTTP_IF_NONE_MATCH", "")):
            start_response("304 Not Modified", [*page.headers_of_304.items(), request_id])
            return []
        is_gzipped = accepts_gzip(environ)
        body = page.body_of(is_gzipped)
        start_response("200 OK", [*(page.headers | page.headers_of_body(body, is_gzipped)).items(), request_id])
        return [body]


def signature_of(environ: Environ) -> Signature | None:
    """None for a request that may not have what everybody has."""
    if environ["REQUEST_METHOD"] != "GET" or "HTTP_AUTHORIZATION" in environ or environ.get("CONTENT_TYPE"):
        return None
    cookies = environ.get("HTTP_COOKIE", "")
    if cookies and (settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies):
        return None
    return tuple(environ.get(name) for name in FIELDS)


def learn(environ: Environ, address: Address) -> None:
    """From now on requests of this signature have the kept page at this address (scheme, host, path, query). Django has judged it."""
    signature = environ.get(SIGNATURE)
    if signature is None or environ.get("QUERY_STRING", "") != (signature[-1] or ""):
        return  # did not come through here, or its query was changed: there are as many of these as links elsewhere
    if len(_addresses) >= MOST:
        _addresses.clear()
    _addresses[signature] = address


def page_at(address: Address) -> CachedPage | None:
    """The page at an address that is true now; None where there is none."""
    version = version_asked(connections[DEFAULT_DB_ALIAS]) if settings.PAGE_CACHE_BYTES else None
    return pages.get((release(), version, *address), timezone.now()) if version is not None else None


def version_asked(connection: Any) -> str | None:
    """None where Django has to look after its connection first."""
    return ask_prepared(connection) if is_kept(connection) else None
