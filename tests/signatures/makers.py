"""Papers to be signed."""

from io import BytesIO

import pypdfium2


def blank_pdf() -> bytes:
    document, out = pypdfium2.PdfDocument.new(), BytesIO()
    document.new_page(200, 200)
    document.save(out)
    return out.getvalue()
