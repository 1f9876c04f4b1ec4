"""What the page 404 asks before it says that there is nothing."""

from django.http import HttpRequest, HttpResponsePermanentRedirect

from frontportal.visits.middleware import count_reading
from frontportal.visits.pages import key_of

from .models import Redirect

DAY = 24 * 60 * 60  # seconds: a browser asks again tomorrow, for a mistake in the table is mended


def moved(request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """A lasting redirect to where the address asked for has gone; None where the table does not know it."""
    if request.method not in ("GET", "HEAD"):
        return None
    redirect = Redirect.objects.for_address(request.path_info, request.META.get("QUERY_STRING", ""))
    if redirect is None:
        return None
    count_reading(request.META, key_of(redirect))
    return HttpResponsePermanentRedirect(redirect.target, headers={"Cache-Control": f"max-age={DAY}"})
