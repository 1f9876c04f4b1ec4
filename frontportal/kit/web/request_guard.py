"""The outermost guard: requests that no page of ours can mean are answered before anything reads them."""

import codecs
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
# Form text reaches Django decoded by these; anything else (utf-7, utf-16 …) could smuggle markup past a check.
CHARSETS = {"utf-8", "ascii", "iso8859-1"}


class RequestGuard:
    """405 for methods we never serve, 400 for what cannot be decoded or holds NUL."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        reason = undecodable(request)
        if reason:
            return HttpResponseBadRequest(f"Yêu cầu không hợp lệ: {reason}.", content_type="text/plain; charset=utf-8")
        return self.get_response(request)


def undecodable(request: HttpRequest) -> str:
    """Why the request can't be read, in Vietnamese; empty when it can."""
    charset = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", request.META.get("CONTENT_TYPE", ""), re.IGNORECASE)
    if charset and canonical(charset[1]) not in CHARSETS:
        return "bảng mã của biểu mẫu không được hỗ trợ"
    query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
    if b"\0" in query or "\0" in request.path_info:
        return "địa chỉ có ký tự không hợp lệ"
    try:
        query.decode()
        if request.method == "POST" and any("\0" in value for values in request.POST.lists() for value in values[1]):
            return "biểu mẫu có ký tự không hợp lệ"
    except UnicodeDecodeError:
        return "địa chỉ không phải UTF-8"
    return ""


def canonical(charset: str) -> str:
    """Python's name of a charset; "" for one that it does not know."""
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return ""
