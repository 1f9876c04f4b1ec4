"""The report's file of a kind, whatever its template does."""

import logging

from . import excel, pdf, word
from .standard import standard_template

log = logging.getLogger(__name__)
KINDS = {"docx": word.KIND, "xlsx": excel.KIND, "pdf": pdf.KIND}


def made(ending: str, report: dict, template: bytes | None) -> bytes:
    """A template that was fine when it was uploaded may fail another year: then the portal's own stands in."""
    if ending in ("xlsx", "pdf"):
        return {"xlsx": excel, "pdf": pdf}[ending].render(report)
    try:
        return word.render(template or standard_template(), report)
    except word.InvalidTemplate as error:
        log.warning("the report's template failed for %s: %s", report["content"]["year"], error)
        return word.render(standard_template(), report)
