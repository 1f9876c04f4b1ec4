"""What a public page says of itself in its head, asked of the page as everybody gets it."""

import html
import re
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, QueryDict
from django.urls import resolve

from frontportal.page_cache.remembered import remembered
from frontportal.replica.anonymous_reads import OWN_WAYS

META = re.compile(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)"')
FIGURE = re.compile(r'data-figure="([^"]*)"')
HEAD = re.compile(r'<header class="page-head">.*?</header>', re.DOTALL)
KICKER = re.compile(r'<p class="kicker">(.*?)</p>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
SUCCESS = 200


@dataclass(frozen=True)
class SharingText:
    """`figure` is the page's one large number, "" where there is none; `photograph` the stored name of its picture."""

    title: str
    site: str
    kicker: str = ""
    description: str = ""
    figure: str = ""
    photograph: str = ""


@remembered(most=200)
def words_of(path: str, host: str, scheme: str) -> SharingText:
    """Raises Http404, or its kind 410, for what the public can't open at `path`, which ends in a slash."""
    if path.startswith(OWN_WAYS):
        raise Http404
    match = resolve(path)
    request = public_request(path, host, scheme)
    request.resolver_match = match
    response = match.func(request, *match.args, **match.kwargs)
    if response.status_code != SUCCESS or not response.get("Content-Type", "").startswith("text/html"):
        raise Http404
    if not getattr(response, "is_rendered", True):
        response.render()
    picture = getattr((getattr(response, "context_data", None) or {}).get("object"), "shown_picture", None)
    return read(response.content.decode(), photograph=picture.image.name if picture else "")


def public_request(path: str, host: str, scheme: str) -> HttpRequest:
    """A reading of `path` by nobody in particular."""
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.GET = QueryDict()
    request.META = {
        "REQUEST_METHOD": "GET", "HTTP_HOST": host, "SERVER_NAME": host.partition(":")[0], "SERVER_PORT": "80",
        "wsgi.url_scheme": scheme,
    }  # fmt: skip
    request.user = AnonymousUser()
    return request


def read(page: str, *, photograph: str = "") -> SharingText:
    meta = {name: html.unescape(content) for name, content in META.findall(page)}
    if not meta.get("og:title"):
        raise Http404
    head, figure = HEAD.search(page), FIGURE.search(page)
    kicker = KICKER.search(head[0]) if head else None
    return SharingText(
        title=meta["og:title"],
        site=meta.get("og:site_name", ""),
        kicker=" ".join(html.unescape(TAG.sub("", kicker[1])).split()) if kicker else meta.get("article:section", ""),
        description=meta.get("og:description", ""),
        figure=html.unescape(figure[1]) if figure else "",
        photograph=photograph,
    )
