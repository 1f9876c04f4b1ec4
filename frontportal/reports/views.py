"""The year's report to take home, as the public may read it."""

import hashlib
import json
import logging

from django.core.cache import cache
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from frontportal.kit.web.not_found import NotFoundBecause
from frontportal.yearly.models.summary import YearSummary

from .documents import excel, word
from .documents.standard import standard_template
from .models.report import ReportTemplate
from .report import report_of
from .site import site_of

log = logging.getLogger(__name__)
KEPT = 3600  # seconds; the key holds all that goes in, so that nothing stale is ever served
KINDS = {"docx": word.KIND, "xlsx": excel.KIND}


@require_safe
def report_docx(request, year: int) -> HttpResponse:
    return public_file(request, year, "docx")


@require_safe
def report_xlsx(request, year: int) -> HttpResponse:
    return public_file(request, year, "xlsx")


def public_file(request, year: int, ending: str) -> HttpResponse:
    """Raises Missing with a sentence for a year that the public may not read yet."""
    if not YearSummary.objects.published().filter(year=year).exists():
        raise NotFoundBecause(f"Năm {year} chưa được tổng hợp.")
    return report_file(request, year, ending)


def report_file(request, year: int, ending: str, *, template: ReportTemplate | None = None) -> HttpResponse:
    """The report of any year, in the newest template unless another is given."""
    if ending == "docx":
        template = template or ReportTemplate.objects.first()
    content = file_of(ending, report_of(year, site=site_of(request)), template)
    response = HttpResponse(content, content_type=KINDS[ending])
    response["Content-Disposition"] = f'attachment; filename="bao-cao-{year}.{ending}"'
    return response


def file_of(ending: str, report: dict, template: ReportTemplate | None) -> bytes:
    """The file, made once for the same report and template."""
    layout = hashlib.sha256(template.content).hexdigest() if template else ""
    given = json.dumps([ending, layout, report], sort_keys=True, ensure_ascii=False)
    key = f"report-{hashlib.sha256(given.encode()).hexdigest()}"
    return cache.get_or_set(key, lambda: made(ending, report, template), KEPT)


def made(ending: str, report: dict, template: ReportTemplate | None) -> bytes:
    """A template that was fine when it was uploaded may fail another year: then the portal's own stands in."""
    if ending == "xlsx":
        return excel.render(report)
    try:
        return word.render(bytes(template.content), report) if template else word.render(standard_template(), report)
    except word.InvalidTemplate as error:
        log.warning("report template %s failed: %s", template and template.pk, error)
        return word.render(standard_template(), report)
