"""Strict content security for citizens; the admin's toolkit needs `unsafe-eval` and inline styles."""

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.urls import reverse

ADMIN = {
    "script-src": [SELF, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}


class ContentSecurityPolicy(CSPMiddleware):
    def process_response(self, request, response):
        if request.path_info.startswith(reverse("admin:index")):
            response._csp_replace = ADMIN
        return super().process_response(request, response)
