"""A VietQR code as SVG that obeys the content policy: attributes only, nothing from another host."""

import segno
from django.utils.safestring import SafeString, mark_safe

from .vietqr import Transfer


def svg(transfer: Transfer) -> SafeString:
    """Inline SVG without a size of its own, with the quiet zone that cameras need; segno escapes what it writes."""
    code = segno.make(transfer.payload, error="m", micro=False)
    return mark_safe(code.svg_inline(border=4, omitsize=True))
