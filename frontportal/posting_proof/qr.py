"""The code on a sheet for the board."""

import segno
from django.utils.safestring import SafeString, mark_safe


def address_svg(address: str) -> SafeString:
    """A QR code that leads to a page, as inline SVG: attributes only, with the quiet zone that cameras need."""
    return mark_safe(segno.make(address, error="m", micro=False).svg_inline(border=4, omitsize=True))
