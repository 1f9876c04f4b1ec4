"""QR codes that lead to pages of ours."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe

MOST = 500  # codes kept, about 3 KB each


@lru_cache(maxsize=MOST)
def code_svg(address: str, border: int = 4) -> SafeString:
    """A QR code that leads to a page, as inline SVG: attributes only, with `border` modules of the quiet zone that cameras need."""
    return mark_safe(segno.make(address, error="m", micro=False).svg_inline(border=border, omitsize=True))
