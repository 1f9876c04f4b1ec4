"""Any figures of any published years in any communes, side by side: a page whose address says what it shows, and its CSV."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response

from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.sheets.datasets.csv_file import CsvForm, write_csv
from frontportal.sheets.table_files import CSV
from frontportal.yearly.models.summary import YearSummary

from . import presentation
from .query import MOST_COMMUNES, MOST_FIGURES, MOST_YEARS, ComparisonQuery, read
from .values import FigureTable, Places, compared, places_of


def understood(request: HttpRequest) -> tuple[ComparisonQuery, list[int], Places]:
    """What the address asks for, the years and the communes that may be asked for."""
    years = YearSummary.objects.years()
    places = places_of(request.GET.get("donvi") == "hien-nay")
    return read(request.GET, years, places.codes), years, places


def tables_of(asked: ComparisonQuery) -> list[FigureTable]:
    slugs = tuple(figure.slug for figure in asked.figures)
    return compared(slugs, tuple(asked.years), tuple(asked.communes), asked.in_todays_units)


def compare(request: HttpRequest) -> HttpResponseBase:
    """An address that is not understood is answered with sentences and status 404, and the form as it was filled in."""
    asked, years, places = understood(request)
    tables = tables_of(asked) if asked.is_complete else []
    context = {
        "asked": asked,
        "tables": [presentation.table_view(table, asked, places) for table in tables],
        "choices": presentation.choices(asked, years, places),
        "limits": {"figures": MOST_FIGURES, "years": MOST_YEARS, "communes": MOST_COMMUNES},
        "trail": [{"label": "Số liệu năm", "url": reverse("yearly:latest")}, {"label": "So sánh"}],
    }
    return render(request, "yearly/comparison.html", context, status=404 if asked.faults else 200)


def compare_file(request: HttpRequest) -> HttpResponseBase:
    """The same as CSV, in the form asked for."""
    asked, _, places = understood(request)
    if not asked.is_complete:
        raise NotFoundWithReason(asked.faults[0] if asked.faults else "Hãy chọn ít nhất một chỉ tiêu.")
    dataset = presentation.as_dataset(tables_of(asked), asked, places)
    file, facts = write_csv(dataset, CsvForm.asked(request.GET))
    etag = f'"{facts.sha256}"'
    headers = {"ETag": etag, "Content-Length": str(facts.size)}
    response = FileResponse(file, as_attachment=True, filename="so-sanh.csv", content_type=CSV, headers=headers)
    return get_conditional_response(request, etag=etag, response=response)
