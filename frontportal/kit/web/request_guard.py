"""The outermost guard: requests that no page of ours can mean are answered before anything reads them."""

import codecs
import re
from collections import defaultdict
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed, QueryDict

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
# Form text reaches Django decoded by these; anything else (utf-7, utf-16 …) could smuggle markup past a check.
CHARSETS = {"utf-8", "ascii", "iso8859-1"}
NUL = re.compile(r"%00|\0")
COUNT_OF_ROWS, FIELD_OF_ROW = "-TOTAL_FORMS", re.compile(r"(.+?)-(\d+)-")
MOST_ROWS_UNSENT = 100  # empty rows that a form of several rows may name without a field of theirs


class RequestGuard:
    """405 for methods we never serve, 400 for what cannot be decoded or names a thousand rows and sends none.

    NUL, which nobody sees and no column holds, is taken out of what was typed, as other control characters are later: the
    form that it came with keeps the rest.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        reason = undecodable(request) or rows_unsent(request)
        if reason:
            return HttpResponseBadRequest(f"Yêu cầu không hợp lệ: {reason}.", content_type="text/plain; charset=utf-8")
        drop_nul(request)
        return self.get_response(request)


def undecodable(request: HttpRequest) -> str:
    """Why the request can't be read, in Vietnamese; empty when it can."""
    charset = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", request.META.get("CONTENT_TYPE", ""), re.IGNORECASE)
    if charset and canonical(charset[1]) not in CHARSETS:
        return "bảng mã của biểu mẫu không được hỗ trợ"
    query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
    if "\0" in request.path_info:
        return "địa chỉ có ký tự không hợp lệ"
    try:
        query.decode()
    except UnicodeDecodeError:
        return "địa chỉ không phải UTF-8"
    return ""


def rows_unsent(request: HttpRequest) -> str:
    """Why the rows of a form can't be as many as it says; empty when they can. Django would make and draw each that is
    named, up to two thousand, and take half a minute for it.
    """
    if request.method != "POST":
        return ""
    sent = defaultdict(set)
    for prefix, number in (found.groups() for found in map(FIELD_OF_ROW.match, request.POST) if found):
        sent[prefix].add(number)
    for name, count in request.POST.items():
        named = int(count[:9]) if name.endswith(COUNT_OF_ROWS) and count.isdecimal() else 0
        if named > MOST_ROWS_UNSENT + len(sent[name.removesuffix(COUNT_OF_ROWS)]):
            return "biểu mẫu không gửi đủ các dòng của nó"
    return ""


def drop_nul(request: HttpRequest) -> None:
    """Leave NUL out of the address's query and of a form's names and values."""
    query = request.META.get("QUERY_STRING", "")
    while NUL.search(query):  # what stood around it may make another
        query = NUL.sub("", query)
    request.META["QUERY_STRING"] = query
    if request.method == "POST" and any(
        "\0" in text for name, values in request.POST.lists() for text in (name, *values)
    ):
        cleaned = QueryDict(mutable=True)
        for name, values in request.POST.lists():
            for value in values:
                cleaned.appendlist(name.replace("\0", ""), value.replace("\0", ""))
        request.POST = cleaned


def canonical(charset: str) -> str:
    """Python's name of a charset; "" for one that it does not know."""
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return ""
