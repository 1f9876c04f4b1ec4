"""Which requests only read, and for nobody in particular: they may have a page kept in memory, and the replica's records."""

from django.conf import settings
from django.http import HttpRequest

# Nothing below these is a public page: staff's pages, files with rules of their own, calls of machines.
OWN_WAYS = ("/quan-tri/", "/static/", "/tep/", "/anh-chia-se", "/webhook/", "/healthz", "/readyz", "/mau/")


def is_anonymous_read(request: HttpRequest) -> bool:
    """Who is signed in, or has a message to read, is answered for himself."""
    cookies = request.COOKIES
    return (
        request.method in ("GET", "HEAD")
        and not request.path_info.startswith(OWN_WAYS)
        and settings.SESSION_COOKIE_NAME not in cookies
        and "messages" not in cookies
        and "HTTP_AUTHORIZATION" not in request.META
    )
