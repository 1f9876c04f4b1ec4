"""Which requests are answered from kept pages, and which answers are kept."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# What choices and pages of lists may be asked for; words that a person typed are kept nowhere.
KNOWN_QUERY = {
    "bando",
    "bang",
    "bom",
    "chitieu",
    "dau",
    "dot",
    "loai",
    "mucdich",
    "nam",
    "ngay",
    "sau",
    "sovoi",
    "trang",
    "den",
    "donvi",
    "xa",
    "xep",
}
KNOWN_QUERY |= {"co_quan", "dia_ban", "linh_vuc", "trang_thai"}
# What other sites add to our addresses to follow people; no page of ours asks for it.
TRACKING = re.compile(r"(?:^|&)(?:fbclid|gclid|zarsrc|utm_[a-z]+)=[^&]*")
LONGEST_QUERY = 240
SUCCESS = 200


def drop_tracking(request: HttpRequest) -> None:
    """A link from elsewhere leads to the page itself."""
    if query := request.META.get("QUERY_STRING"):
        request.META["QUERY_STRING"] = TRACKING.sub("", query).removeprefix("&")


def has_known_query(request: HttpRequest) -> bool:
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return True
    return len(query) <= LONGEST_QUERY and all(
        name in KNOWN_QUERY or not value for name, value in parse_qsl(query, keep_blank_values=True)
    )


def is_file(request: HttpRequest) -> bool:
    """Data, feeds and maps rather than a page: nobody counts who reads them."""
    return "." in request.path_info.rpartition("/")[2]


def address_of(request: HttpRequest) -> tuple[str, ...] | None:
    """What tells one page from another: scheme, host, path, query. None for a host that is not ours."""
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    return request.scheme or "", host, request.path_info, request.META.get("QUERY_STRING", "")


def is_for_everybody(response: HttpResponseBase) -> bool:
    """A page that is the same for whoever asks: no cookie goes with it, and its view did not say that it is private."""
    control = response.get("Cache-Control", "")
    return (
        response.status_code == SUCCESS
        and not response.cookies
        and not any(word in control for word in ("private", "no-store", "no-cache"))
    )


def accepts_gzip(environ: Mapping[str, Any]) -> bool:
    return "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
