"""The portal's own address, for files that lead back to it, and the admin's."""

from django.conf import settings
from django.http import HttpRequest

STAFF_SITE = "/quan-tri/"  # asking Django for it would load every page of the admin


def site_of(request: HttpRequest) -> str:
    """SITE_URL where it is set, else the address that was asked: `"https://portal.example"`."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
