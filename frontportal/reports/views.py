"""The year's report to take home, as the public may read it."""

import hashlib
import json

from django.core.cache import cache
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from frontportal.kit.web.site_address import site_of
from frontportal.paper_layouts.in_use import digest_of
from frontportal.yearly.public.stored_files import newest_file, public_year

from .documents.files import KINDS, made
from .models.report import ReportTemplate
from .report import report_of

KEPT = 3600  # seconds; the key holds all that goes in, so that nothing stale is ever served


@require_safe
def report_docx(request, year: int) -> HttpResponse:
    return public_file(request, year, "docx")


@require_safe
def report_xlsx(request, year: int) -> HttpResponse:
    return public_file(request, year, "xlsx")


@require_safe
def report_pdf(request, year: int) -> HttpResponse:
    return public_file(request, year, "pdf")


def public_file(request, year: int, ending: str) -> HttpResponse:
    """The newest edition's file, byte by byte; made anew only of a year whose edition has no files.

    Raises NotFoundWithReason with a sentence for a year that the public may not read yet.
    """
    public_year(year)
    name = f"bao-cao-{year}.{ending}"
    return newest_file(request, year, f"bao-cao.{ending}", as_name=name) or report_file(request, year, ending)


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
    layout = (
        hashlib.sha256(template.content).hexdigest() if template else digest_of("report") if ending == "pdf" else ""
    )
    given = json.dumps([ending, layout, report], sort_keys=True, ensure_ascii=False)
    key = f"report-{hashlib.sha256(given.encode()).hexdigest()}"
    return cache.get_or_set(key, lambda: made(ending, report, bytes(template.content) if template else None), KEPT)
