"""The portal's own address, for files that lead back to it."""

from django.conf import settings
from django.http import HttpRequest


def site_of(request: HttpRequest) -> str:
    """SITE_URL where it is set, else the address that was asked: `"https://portal.example"`."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
