"""The report's file of a kind, whatever its template does."""

import logging

from frontportal.paper.setting import KIND as PDF
from frontportal.sheets.table_files import XLSX

log = logging.getLogger(__name__)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"docx": DOCX, "xlsx": XLSX, "pdf": PDF}  # content types


def made(ending: str, report: dict, template: bytes | None) -> bytes:
    """A template that was fine when it was uploaded may fail another year: then the portal's own stands in."""
    # Libraries that write files are loaded where one is written: not every process that names the kinds does.
    from . import excel, pdf, word
    from .standard import standard_template

    if ending in ("xlsx", "pdf"):
        return {"xlsx": excel, "pdf": pdf}[ending].render(report)
    try:
        return word.render(template or standard_template(), report)
    except word.InvalidTemplate as error:
        log.warning("the report's template failed for %s: %s", report["content"]["year"], error)
        return word.render(standard_template(), report)
