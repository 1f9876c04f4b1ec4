"""Reports of months, quarters and half-years: what the page shows and the files to take home."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header

from frontportal.paper.setting import InvalidPaper
from frontportal.yearly.models.values import FIRST_YEAR, LAST_YEAR

from ..documents.files import KINDS
from ..periods import pdf, word
from ..periods.period import PERIODS, Period
from ..periods.report import period_report

RENDERED: dict[str, Callable[[dict], bytes]] = {"pdf": pdf.render, "docx": word.render}


def asked(year: int, key: str) -> Period:
    """Raises Http404 with a sentence for a year or a period that no office reports on."""
    if key not in PERIODS or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(f"Không có kỳ báo cáo “{key}” của năm {year}.")
    return PERIODS[key]


class PeriodsMixin:
    """Two views of the admin of a report's words; whoever may see those may see these."""

    def period_view(self, request: HttpRequest, year: int, key: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        report = period_report(year, asked(year, key))
        context = {
            "title": report["title"], "year": year, "key": key, "periods": PERIODS.values(), "report": report,
            "years": [year - 1, year, year + 1], "opts": self.opts,
        }  # fmt: skip
        return TemplateResponse(request, "admin/reports/period.html", self.admin_site.each_context(request) | context)

    def period_file(self, request: HttpRequest, year: int, key: str, ending: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        report = period_report(year, asked(year, key))
        if ending not in RENDERED:
            raise Http404(f"Không có tệp .{ending}.")
        kind, render = KINDS[ending], RENDERED[ending]
        try:
            response = HttpResponse(render(report), content_type=kind)
        except InvalidPaper as error:
            messages.error(request, str(error))
            return redirect("admin:reports_reporttext_period", year, key)
        name = content_disposition_header(True, f"bao-cao-{year}-{key}.{ending}")
        response.headers["Content-Disposition"] = name
        return response
