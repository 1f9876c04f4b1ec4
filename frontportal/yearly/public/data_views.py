"""A figure or a whole year as data to take home; staff may take a figure's records as their own sheet shows them."""

from django.http import HttpResponse

from frontportal.kit.web.not_found import NotFoundBecause
from frontportal.yearly.editions.content import content_of
from frontportal.yearly.figures import registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.record_values import record_values
from frontportal.yearly.summary import year_lines

from . import tables
from .formats import FORMATS


def public_year(year: int) -> None:
    if not YearSummary.objects.published().filter(year=year).exists():
        raise NotFoundBecause(f"Năm {year} chưa được tổng hợp.")


def about(year: int) -> dict:
    """Which year, and under which edition it was published."""
    newest = Edition.objects.of_year(year).first()
    return {"nam": year, "an_ban": newest.number if newest else None, "ma_bam": newest.sha256 if newest else None}


def attachment(name: str, form: str, chosen: list[tables.Table], facts: dict) -> HttpResponse:
    content_type, content = FORMATS[form](chosen, facts)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def figure_data(request, year: int, slug: str, form: str):
    """`du-lieu.xlsx|json` hold all tables; `du-lieu.csv` the records, or the communes where records are closed.

    `?day-du=1` gives staff the records in full, as far as they may see them.
    """
    public_year(year)
    figure = registry.get(slug)
    if figure is None or form not in FORMATS:
        raise NotFoundBecause("Không có tệp này.")
    lines, found = year_lines(year, figures=[figure]), record_values([figure], year)
    content = content_of(year, lines, found)["figures"][0]
    chosen = [tables.facts(content), tables.places(content), tables.months(content)]
    records = tables.full_records(figure, year, request.user) if request.GET.get("day-du") else None
    if records is None and figure.columns:
        records = tables.public_records(figure, year, found[slug])
    chosen += [records] if records else []
    if form == "csv":
        chosen = [records or tables.places(content)]
    else:
        chosen.append(tables.dictionary(chosen))
    return attachment(f"{year}-{slug}", form, chosen, about(year))


def year_data(request, year: int, form: str):
    """`bao-cao.json` with the data dictionary; `bao-cao.csv`, of which `?bang=tu-dien` is the dictionary."""
    public_year(year)
    lines = year_lines(year)
    content = content_of(year, lines, record_values([line.figure for line in lines], year))
    whole = tables.year_table(content)
    words = tables.dictionary([whole])
    dictionary_only = form == "csv" and request.GET.get("bang") == "tu-dien"
    return attachment(f"bao-cao-{year}", form, [words] if dictionary_only else [whole, words], about(year))
