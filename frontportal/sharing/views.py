"""The picture of a page: made of what the page says when it is asked for, and gone with the page."""

import hashlib
from functools import lru_cache

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from .drawing import draw
from .sharing_text import SharingText, words_of

MOST = 60  # pictures that a process keeps, of some 70 KB each
picture_of = lru_cache(maxsize=MOST)(draw)


@require_safe
def share_picture(request: HttpRequest, page: str = "") -> HttpResponse | HttpResponseNotModified:
    words = words_of(f"/{page}/" if page else "/", request.get_host(), request.scheme or "http")
    etag = f'"{digest(words)}"'
    headers = {"ETag": etag, "Cache-Control": "public, max-age=60", "X-Content-Type-Options": "nosniff"}
    if known := get_conditional_response(request, etag):
        for name, value in headers.items():
            known[name] = value
        return known
    return HttpResponse(picture_of(words), content_type="image/jpeg", headers=headers)


def digest(words: SharingText) -> str:
    return hashlib.blake2b(repr(words).encode(), digest_size=12).hexdigest()
