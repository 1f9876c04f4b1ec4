"""A VietQR code as a picture to save, and as SVG that obeys the content policy: attributes only, nothing from another host."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe

from .vietqr import Transfer


def svg(transfer: Transfer) -> SafeString:
    """Inline SVG without a size of its own, with the quiet zone that cameras need; segno escapes what it writes."""
    code = segno.make(transfer.payload, error="m", micro=False)
    return mark_safe(code.svg_inline(border=4, omitsize=True))


def sized_svg(transfer: Transfer) -> str:
    """The same code as SVG with a size, as Typst takes it."""
    code = segno.make(transfer.payload, error="m", micro=False)
    drawing: str = code.svg_inline(border=4, scale=4)
    return drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def png(transfer: Transfer) -> bytes:
    """The same code as a picture for a phone's gallery: banks' apps read codes from pictures, too."""
    out = BytesIO()
    segno.make(transfer.payload, error="m", micro=False).save(out, kind="png", scale=16, border=4)
    return out.getvalue()
