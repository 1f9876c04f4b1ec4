"""Strict content security for citizens; the admin's toolkit needs `unsafe-eval` and inline styles."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django_prose_editor.widgets import importmap

from frontportal.kit.web.site_address import STAFF_SITE

ADMIN = {
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}


@cache
def editor_map() -> str:
    """The source expression for the text editor's import map, which can only stand inline in a page."""
    text = importmap.render().partition(">")[2].rpartition("</script>")[0]
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def like_public_pages(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page beneath the admin's address that needs none of its toolkit, and so gets none of its liberties."""

    @wraps(view)
    def obeying(*args: Any, **kwargs: Any) -> Any:
        response = view(*args, **kwargs)
        response.is_like_public_pages = True
        return response

    return obeying


class ContentSecurityPolicy(CSPMiddleware):
    def process_response(self, request: HttpRequest, response: Any) -> HttpResponse:
        is_free = not getattr(response, "is_like_public_pages", False)
        if is_free and request.path_info.startswith(STAFF_SITE):
            response._csp_replace = ADMIN | {"script-src": [SELF, UNSAFE_EVAL, editor_map()]}
        return super().process_response(request, response)
