"""A name for each request, in every log line that it writes and in its answer: whoever reports a fault can be found again."""

import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
current: ContextVar[str] = ContextVar("request_id", default="")


class RequestIds:
    """The id that a proxy of ours gave, otherwise a random one. What visitors send themselves is not taken over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "") if settings.TRUSTED_PROXIES else ""
        request_id = given if GIVEN.fullmatch(given) else secrets.token_hex(8)
        current.set(request_id)
        response = self.get_response(request)
        response[HEADER] = request_id
        return response
