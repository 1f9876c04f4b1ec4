"""The portal's own address, for files that lead back to it."""

from django.conf import settings


def site_of(request) -> str:
    """SITE_URL where it is set, else the address that was asked: `"https://portal.example"`."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
