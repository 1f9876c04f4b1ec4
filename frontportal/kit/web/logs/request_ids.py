"""A name for each request, in every log line that it writes and in its answer: whoever reports a fault can be found again."""

import random
import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any

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
        request_id = request_id_for(request.META)
        current.set(request_id)
        response = self.get_response(request)
        response[HEADER] = request_id
        return response


def request_id_for(environ: Mapping[str, Any]) -> str:
    """No secret, so no entropy of the system is asked for it."""
    given = environ.get("HTTP_X_REQUEST_ID", "") if settings.TRUSTED_PROXIES else ""
    return given if GIVEN.fullmatch(given) else f"{random.getrandbits(64):016x}"
